"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { type SignInResult, signInWithPassword, startSingleSignOn } from "@/lib/client/sign-in";

/** `next`: a page of this site (safePath), to be opened afterwards. */
type SignInFormProps = { singleSignOn: string | null; hasFailed: boolean; next: string };

export function SignInForm({ singleSignOn, hasFailed, next }: SignInFormProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState(hasFailed ? "Sign-in did not work. Your account may not be invited yet." : "");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setMessage("");
    const result = await signInWithPassword(String(form.get("email")), String(form.get("password")));
    if (result.ok) {
      router.replace(next as Route);
      router.refresh();
      return;
    }
    setMessage(wordsFor(result));
    setIsBusy(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {message && <Notice tone="bad" title={message} />}
      <Field label="E-mail">
        {(props) => <Input {...props} name="email" type="email" autoComplete="username" required autoFocus />}
      </Field>
      <Field label="Password">
        {(props) => <Input {...props} name="password" type="password" autoComplete="current-password" required />}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Sign in
      </Button>
      {singleSignOn && (
        <Button onClick={() => void startSingleSignOn(next)} disabled={isBusy}>
          {singleSignOn}
        </Button>
      )}
    </form>
  );
}

function wordsFor(result: Exclude<SignInResult, { ok: true }>): string {
  if (result.reason === "throttled") return `Too many tries. Wait ${result.seconds} seconds, then try again.`;
  if (result.reason === "unreachable") return "The server cannot be reached. Check the connection and try again.";
  if (result.reason === "unavailable") return "The server cannot check passwords just now. Try again in a moment.";
  return "E-mail and password do not match, or the account is closed.";
}
