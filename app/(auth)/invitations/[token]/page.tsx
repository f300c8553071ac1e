import type { Metadata } from "next";
import { AcceptInvitationForm } from "@/components/account/accept-invitation-form";
import { AuthCard } from "@/components/shell/auth-card";
import { LinkButton } from "@/components/ui/link-button";
import { ROLE_DESCRIPTIONS, ROLE_LABELS } from "@/lib/domain/access";
import { currentActorOfPage } from "@/lib/server/http/page";
import { findInvitation } from "@/lib/server/people/list-members";
import { singleSignOnName } from "@/lib/server/sign-in/auth";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const [invitation, actor] = await Promise.all([findInvitation(token), currentActorOfPage()]);
  if (!invitation) {
    return (
      <AuthCard
        title="This invitation cannot be used"
        description="It was accepted already, withdrawn, or has expired. Ask whoever sent it for a new one."
      >
        <LinkButton href="/sign-in">Go to sign-in</LinkButton>
      </AuthCard>
    );
  }
  const { organization, project, role, email, hasAccount } = invitation;
  return (
    <AuthCard
      title={`Join ${project ?? organization}`}
      description={
        <>
          {project ? `${organization} invites you to the project ${project}` : `You are invited to ${organization}`} as{" "}
          <strong className="font-medium text-fg">{ROLE_LABELS[role]}</strong>: {ROLE_DESCRIPTIONS[role].toLowerCase()}.
        </>
      }
    >
      <AcceptInvitationForm
        token={token}
        email={email}
        signedInAs={actor?.email ?? null}
        hasAccount={hasAccount}
        hasSingleSignOn={singleSignOnName() !== null}
      />
    </AuthCard>
  );
}
