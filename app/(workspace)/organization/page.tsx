import type { Metadata } from "next";
import { InvitationsTable } from "@/components/account/invitations-table";
import { InviteForm } from "@/components/account/invite-form";
import { LogoCard } from "@/components/account/logo-card";
import { MembersTable } from "@/components/account/members-table";
import { SavedMappingsCard } from "@/components/import/saved-mappings-card";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import type { FormerMember } from "@/lib/schemas/people";
import { requireOrganization } from "@/lib/server/http/page";
import { listSavedMappings } from "@/lib/server/imports/saved-mappings";
import { getLogo } from "@/lib/server/people/change-logo";
import { listOrganizationMembers } from "@/lib/server/people/list-members";
import { listProjects } from "@/lib/server/projects/list-projects";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganizationPage() {
  const actor = await requireOrganization("organization.manage");
  const [{ members, formerMembers, invitations }, projects, mappings, logo] = await Promise.all([
    listOrganizationMembers(actor.organizationId),
    listProjects(actor, { limit: 100 }),
    listSavedMappings(actor.organizationId),
    getLogo(actor.organizationId),
  ]);
  const names = projects.items.map(({ id, name }) => ({ id, name }));
  return (
    <>
      <PageHeader
        title={actor.organizationName ?? "Organisation"}
        description="The people of the organisation, what they may do, the logo of its documents, and the columns that imports remember."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Card>
          <CardHeader>
            <CardTitle description="A role here holds in every project; a project can give another one.">
              Invite somebody
            </CardTitle>
          </CardHeader>
          <CardBody>
            <InviteForm projects={names} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>People</CardTitle>
          </CardHeader>
          <MembersTable members={members} projects={names} ownUserId={actor.userId} />
        </Card>
        {invitations.length > 0 && (
          <Card>
            <CardHeader>
              <CardTitle>Open invitations</CardTitle>
            </CardHeader>
            <InvitationsTable invitations={invitations} projects={names} />
          </Card>
        )}
        {formerMembers.length > 0 && <FormerMembers people={formerMembers} />}
        <LogoCard logo={logo} />
        <SavedMappingsCard items={mappings} />
      </div>
    </>
  );
}

/** They have an account and no role: invited again, or given a role, they are back. */
function FormerMembers({ people }: { people: FormerMember[] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle description="They can sign in and see nothing. Invite them again with the form above.">
          People without a role
        </CardTitle>
      </CardHeader>
      <CardBody>
        <ul className="flex flex-col gap-1">
          {people.map(({ userId, name, email }) => (
            <li key={userId}>
              {name} <span className="text-muted">{email}</span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
