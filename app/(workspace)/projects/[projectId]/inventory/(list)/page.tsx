import type { Metadata } from "next";
import { TableProviders } from "@/components/data-table/table-providers";
import { filterChoices } from "@/components/inventory/filter-choices";
import { InventoryTable } from "@/components/inventory/inventory-table";
import { requireProject } from "@/lib/server/page";
import { listBatches } from "@/lib/server/queries/batches";
import { phoneScope } from "@/lib/server/queries/phone-scope";

export const metadata: Metadata = { title: "Inventory" };

export default async function InventoryPage({ params }: PageProps<"/projects/[projectId]/inventory">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const batches = await listBatches(phoneScope(actor, project));
  return (
    <TableProviders>
      <InventoryTable
        projectId={projectId}
        choices={filterChoices(details.direction)}
        role={project.role}
        batches={batches.map(({ id, name, state }) => ({ id, name, state }))}
      />
    </TableProviders>
  );
}
