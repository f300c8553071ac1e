import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignOutButton } from "@/components/account/sign-out-button";
import { AuthCard } from "@/components/shell/auth-card";
import { currentActorOfPage } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "No project" };

/** For whoever is signed in and belongs to no project and no organisation: removed, or not yet invited again. */
export default async function NoProjectPage() {
  const actor = await currentActorOfPage();
  if (!actor) redirect("/sign-in");
  if (actor.memberships.length > 0) redirect("/");
  return (
    <AuthCard
      title="You are in no project"
      description={
        <>
          You are signed in as <strong className="font-medium text-fg">{actor.email}</strong>, but nobody has given you
          a role. Ask a project manager or an administrator for an invitation to this e-mail address, then open its link
          here.
        </>
      }
    >
      <SignOutButton />
    </AuthCard>
  );
}
