"use client";
import { useRouter } from "next/navigation";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { routeOf } from "@/components/ui/route-of";
import { type SignInResult, signInWithPassword, startSingleSignOn } from "@/lib/client/sign-in";

/** `next`: a page of this site (safePath), to be opened afterwards. */
type SignInFormProps = {
  singleSignOn: string | null;
  hasFailed: boolean;
  next: string;
  /** Over a page that stays open: it goes on, and `next` is not opened. */
  onSignedIn?: () => void;
};

const NOT_INVITED = "Sign-in did not work. Your account may not be invited yet.";

export function SignInForm({ singleSignOn, hasFailed, next, onSignedIn }: SignInFormProps) {
  const router = useRouter();
  const form = useForm({
    start: { email: "", password: "" },
    schema: () => filledIn("email", "password"),
    isLeaving: true,
    save: async ({ email, password }) => {
      const result = await signInWithPassword(email, password);
      if (!result.ok) throw new Error(wordsFor(result));
      if (onSignedIn) return onSignedIn();
      router.replace(routeOf(next));
      router.refresh();
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      {hasFailed && form.cause === null && <Notice tone="bad" title={NOT_INVITED} />}
      <FormProblem form={form} title="You are not signed in" />
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" required autoFocus />
      <TextField
        form={form}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        Sign in
      </Button>
      {singleSignOn && (
        <Button onClick={() => void startSingleSignOn(next)} disabled={form.isBusy}>
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
