"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ApiError, call, messageOf } from "@/lib/client/api";

export function PasswordForm({ email }: { email: string }) {
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<"changed" | unknown>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setIsBusy(true);
    try {
      await call("POST /api/password", {
        body: { current: String(fields.get("current")), next: String(fields.get("next")) },
      });
      form.reset();
      setOutcome("changed");
    } catch (failure) {
      setOutcome(failure);
    }
    setIsBusy(false);
  }

  const error = outcome instanceof ApiError ? outcome : null;
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {outcome === "changed" && (
        <Notice tone="ok" title="Password changed" role="status">
          All your other sessions have ended.
        </Notice>
      )}
      {error && error.errors.length === 0 && <Notice tone="bad" title={messageOf(error)} role="alert" />}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <Field label="Current password" error={error?.of("current")}>
        {(control) => <Input {...control} name="current" type="password" autoComplete="current-password" required />}
      </Field>
      <Field
        label="New password"
        hint="At least 15 characters; four or five words make a good one."
        error={error?.of("next")}
      >
        {(control) => <Input {...control} name="next" type="password" autoComplete="new-password" required />}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} className="self-start">
        Change password
      </Button>
    </form>
  );
}
