import type { Metadata } from "next";
import { InvitationsCard } from "@/components/people/invitations-card";
import { InviteForm } from "@/components/people/invite-form";
import { MembersCard } from "@/components/people/members-card";
import { PageHeader } from "@/components/ui/page-header";
import { listProjectMembers } from "@/lib/server/people/list-members";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "People" };

export default async function MembersPage({ params }: PageProps<"/projects/[projectId]/members">) {
  const { projectId } = await params;
  const { actor, project } = await requireProject(projectId, "members.manage");
  const { members, invitations } = await listProjectMembers(project.organizationId, projectId);
  return (
    <>
      <PageHeader title="People" description="Who takes part in this project, and as what. Changes act at once." />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <MembersCard projectId={projectId} members={members} ownUserId={actor.userId} />
          <InvitationsCard projectId={projectId} invitations={invitations} />
        </div>
        <InviteForm projectId={projectId} />
      </div>
    </>
  );
}
