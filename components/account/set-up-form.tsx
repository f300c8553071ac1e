"use client";
import { useRouter } from "next/navigation";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/client/api";
import { signInWithPassword } from "@/lib/client/sign-in";

const EMPTY = { code: "", organization: "", name: "", email: "", password: "" };

export function SetUpForm() {
  const router = useRouter();
  const form = useForm({
    start: EMPTY,
    schema: () => filledIn("code", "organization", "name", "email", "password"),
    isLeaving: true,
    save: async (body) => {
      await call("POST /api/set-up", { body });
      await signInWithPassword(body.email, body.password);
      router.replace("/projects");
      router.refresh();
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormProblem form={form} title="The administrator was not created" />
      <TextField
        form={form}
        name="code"
        label="Set-up code"
        hint="Four groups of four, as the console printed it."
        required
      />
      <TextField
        form={form}
        name="organization"
        label="Organisation"
        hint="Your firm; customers come later."
        autoComplete="organization"
        required
      />
      <TextField form={form} name="name" label="Your name" autoComplete="name" required />
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" required />
      <TextField
        form={form}
        name="password"
        label="Password"
        hint="At least 15 characters; four or five words make a good one."
        type="password"
        autoComplete="new-password"
        required
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        Create administrator
      </Button>
    </form>
  );
}
