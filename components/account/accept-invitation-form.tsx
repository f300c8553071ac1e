"use client";
import { useRouter } from "next/navigation";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { call } from "@/lib/client/api";
import { signInWithPassword } from "@/lib/client/sign-in";
import { SignOutButton } from "./sign-out-button";

type Props = { token: string; email: string; signedInAs: string | null; hasAccount: boolean; hasSingleSignOn: boolean };

/** Says who has to sign in or out first; else asks what is still missing. */
export function AcceptInvitationForm(props: Props) {
  const { token, email, signedInAs, hasAccount } = props;
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
  return <AcceptForm {...props} />;
}

function AcceptForm({ token, email, signedInAs, hasSingleSignOn }: Props) {
  const router = useRouter();
  const form = useForm({
    start: { name: "", password: "" },
    schema: () => (signedInAs ? filledIn() : hasSingleSignOn ? filledIn("name") : filledIn("name", "password")),
    isLeaving: true,
    save: async () => {
      const { name, password } = form.values;
      const body = signedInAs ? {} : { name, ...(password ? { password } : {}) };
      await call("POST /api/invitations/accept/{token}", { params: { token }, body });
      if (!signedInAs && password) await signInWithPassword(email, password);
      router.replace(signedInAs || password ? "/" : "/sign-in");
      router.refresh();
    },
  });
  const hint = hasSingleSignOn
    ? "At least 15 characters; leave it empty to use single sign-on only."
    : "At least 15 characters.";
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormProblem form={form} title="The invitation was not accepted" />
      {signedInAs ? (
        <p className="text-muted">You are signed in as {signedInAs}; the role is given to this account.</p>
      ) : (
        <>
          <Field label="E-mail">
            {(control) => <Input {...control} type="email" autoComplete="username" value={email} readOnly />}
          </Field>
          <TextField form={form} name="name" label="Your name" autoComplete="name" required />
          <TextField
            form={form}
            name="password"
            label="Password"
            hint={hint}
            type="password"
            autoComplete="new-password"
            required={!hasSingleSignOn}
          />
        </>
      )}
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        Accept invitation
      </Button>
    </form>
  );
}
