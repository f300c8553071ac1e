"use client";
import { useState } from "react";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/api";

export function PasswordForm({ email }: { email: string }) {
  const [isDone, setIsDone] = useState(false);
  const form = useForm({
    start: { current: "", next: "" },
    schema: () => filledIn("current", "next"),
    save: async (body) => {
      setIsDone(false);
      await call("POST /api/password", { body });
      form.reset();
      setIsDone(true);
    },
  });
  return (
    <form {...form.formProps} className="flex max-w-sm flex-col gap-4">
      {isDone && (
        <Notice tone="ok" title="Password changed" role="status">
          All your other sessions have ended.
        </Notice>
      )}
      <FormProblem form={form} title="The password was not changed" />
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <TextField
        form={form}
        name="current"
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField
        form={form}
        name="next"
        label="New password"
        hint="At least 15 characters; four or five words make a good one."
        type="password"
        autoComplete="new-password"
        required
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy} className="self-start">
        Change password
      </Button>
    </form>
  );
}
