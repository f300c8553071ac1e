import type { Metadata } from "next";
import { ChangesList } from "@/components/changes/changes-list";
import { TableProviders } from "@/components/data-table/table-providers";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { listProjectMembers } from "@/lib/server/people/list-members";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Changes" };

export default async function ChangesPage(props: PageProps<"/projects/[projectId]/inventory/changes">) {
  const { projectId } = await props.params;
  const { change } = await props.searchParams;
  const { actor, project } = await requireProject(projectId, "inventory.edit");
  const { members } = await listProjectMembers(project.organizationId, projectId);
  const people = [...new Map(members.map(({ userId, name }) => [userId, { userId, name }])).values()];
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumb
            items={[{ label: "Inventory", href: `/projects/${projectId}/inventory` }, { label: "Changes" }]}
          />
        }
        title="Changes"
        description="What people did in this project. An edit, a plan or a move can be undone for every phone that nobody changed since."
      />
      <TableProviders userId={actor.userId}>
        <ChangesList projectId={projectId} people={people} openId={typeof change === "string" ? change : null} />
      </TableProviders>
    </>
  );
}
