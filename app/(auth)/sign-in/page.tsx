import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpForm } from "@/components/account/set-up-form";
import { SignInForm } from "@/components/account/sign-in-form";
import { AuthCard } from "@/components/shell/auth-card";
import { routeOf } from "@/components/ui/route-of";
import { safePath } from "@/lib/format/safe-path";
import { currentActorOfPage } from "@/lib/server/http/page";
import { isSetUp } from "@/lib/server/people/list-members";
import { singleSignOnName } from "@/lib/server/sign-in/auth";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { error, next } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null) ?? "/";
  if (await currentActorOfPage()) redirect(routeOf(onward));
  if (!(await isSetUp())) {
    return (
      <AuthCard
        title="Set up Rehome"
        description="Create the first administrator. The console where Rehome was started shows the set-up code."
      >
        <SetUpForm />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Sign in"
      description="Convert desk phones between Enterprise and MPP firmware."
      footer="No account yet? Ask an administrator for an invitation link."
    >
      <SignInForm singleSignOn={singleSignOnName()} hasFailed={error !== undefined} next={onward} />
    </AuthCard>
  );
}
