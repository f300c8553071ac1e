import type { Metadata } from "next";
import { InvitationsTable } from "@/components/account/invitations-table";
import { InviteForm } from "@/components/account/invite-form";
import { MembersTable } from "@/components/account/members-table";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
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
          <Card>
            <CardHeader>
              <CardTitle>Members</CardTitle>
            </CardHeader>
            <MembersTable projectId={projectId} members={members} ownUserId={actor.userId} />
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>Open invitations</CardTitle>
            </CardHeader>
            {invitations.length === 0 ? (
              <CardBody className="text-muted">
                None. Whoever you invite is listed here until the link is used.
              </CardBody>
            ) : (
              <InvitationsTable projectId={projectId} invitations={invitations} />
            )}
          </Card>
        </div>
        <Card>
          <CardHeader>
            <CardTitle>Invite somebody</CardTitle>
          </CardHeader>
          <CardBody>
            <InviteForm projectId={projectId} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
