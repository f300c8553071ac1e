"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { SignOutButton } from "@/components/account/sign-out-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { signInWithPassword } from "@/lib/client/sign-in";

type Props = { token: string; email: string; signedInAs: string | null; hasAccount: boolean; hasSingleSignOn: boolean };

export function AcceptInvitationForm({ token, email, signedInAs, hasAccount, hasSingleSignOn }: Props) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!signedInAs && hasAccount) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-muted">{email} has an account already. Sign in, and this invitation can be accepted.</p>
        <LinkButton variant="primary" href={`/sign-in?next=/invitations/${token}`}>
          Sign in
        </LinkButton>
      </div>
    );
  }

  if (signedInAs && signedInAs !== email) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-muted">
          The invitation is for {email}; you are signed in as {signedInAs}. Sign out, then open the link again.
        </p>
        <SignOutButton />
      </div>
    );
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "");
    const password = String(form.get("password") ?? "");
    setIsBusy(true);
    setError(null);
    try {
      const body = signedInAs ? {} : { name, ...(password ? { password } : {}) };
      await call("POST /api/invitations/accept/{token}", { params: { token }, body });
      if (!signedInAs && password) await signInWithPassword(email, password);
      router.replace(signedInAs || password ? "/" : "/sign-in");
      router.refresh();
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  }

  const fieldError = (name: string) => (error instanceof ApiError ? error.of(name) : undefined);
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {error !== null && <Notice tone="bad" title={messageOf(error)} />}
      {signedInAs ? (
        <p className="text-muted">You are signed in as {signedInAs}; the role is given to this account.</p>
      ) : (
        <>
          <Field label="E-mail">
            {(props) => <Input {...props} type="email" autoComplete="username" value={email} readOnly />}
          </Field>
          <Field label="Your name" error={fieldError("name")}>
            {(props) => <Input {...props} name="name" autoComplete="name" required />}
          </Field>
          <Field
            label="Password"
            error={fieldError("password")}
            hint={
              hasSingleSignOn
                ? "At least 15 characters; leave it empty to use single sign-on only."
                : "At least 15 characters."
            }
          >
            {(props) => (
              <Input
                {...props}
                name="password"
                type="password"
                autoComplete="new-password"
                required={!hasSingleSignOn}
              />
            )}
          </Field>
        </>
      )}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Accept invitation
      </Button>
    </form>
  );
}
