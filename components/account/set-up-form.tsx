"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { signInWithPassword } from "@/lib/client/sign-in";

const FIELDS = [
  {
    name: "code",
    label: "Set-up code",
    type: "text",
    autoComplete: "off",
    hint: "Four groups of four, as the console printed it.",
  },
  {
    name: "organization",
    label: "Organisation",
    type: "text",
    autoComplete: "organization",
    hint: "Your firm; customers come later.",
  },
  { name: "name", label: "Your name", type: "text", autoComplete: "name" },
  { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
  {
    name: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: "At least 15 characters; four or five words make a good one.",
  },
] as const;

export function SetUpForm() {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const [code, organization, name, email, password] = FIELDS.map((field) => text(field.name)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    setIsBusy(true);
    setError(null);
    try {
      await call("POST /api/set-up", { body: { code, organization, name, email, password } });
      await signInWithPassword(email, password);
      router.replace("/projects");
      router.refresh();
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  }

  const fieldError = (name: string) => (error instanceof ApiError ? error.of(name) : undefined);
  const isAboutFields = error instanceof ApiError && error.errors.length > 0;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {error !== null && !isAboutFields && <Notice tone="bad" title={messageOf(error)} />}
      {FIELDS.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          hint={"hint" in field ? field.hint : undefined}
          error={fieldError(field.name)}
        >
          {(props) => (
            <Input {...props} name={field.name} type={field.type} autoComplete={field.autoComplete} required />
          )}
        </Field>
      ))}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Create administrator
      </Button>
    </form>
  );
}
