import type { Metadata } from "next";
import { InventoryTable } from "@/components/inventory/inventory-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/page";
import { listBatches } from "@/lib/server/queries/batches";
import { phoneScope } from "@/lib/server/queries/phone-scope";

export const metadata: Metadata = { title: "Inventory" };

export default async function InventoryPage({ params }: PageProps<"/projects/[projectId]/inventory">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const batches = await listBatches(phoneScope(actor, project));
  return (
    <>
      <PageHeader
        className="mb-3"
        title="Inventory"
        actions={
          may(project.role, "import.manage") && (
            <LinkButton href={`/projects/${projectId}/imports`}>Upload a list</LinkButton>
          )
        }
      />
      <InventoryTable
        projectId={projectId}
        direction={details.direction}
        role={project.role}
        batches={batches.map(({ id, name, state }) => ({ id, name, state }))}
      />
    </>
  );
}
