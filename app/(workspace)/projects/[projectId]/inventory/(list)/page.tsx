import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TableProviders } from "@/components/data-table/table-providers";
import { filterChoices } from "@/components/inventory/filter-choices";
import { addressWithout, GoneFilters } from "@/components/inventory/gone-filters";
import { InventoryTable } from "@/components/inventory/inventory-table";
import { routeOf } from "@/components/ui/route-of";
import { may } from "@/lib/domain/access";
import { isOpenBatch } from "@/lib/domain/work/batch-life";
import { listBatches } from "@/lib/server/batches/list-batches";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { listExtraFields, listViews } from "@/lib/server/phones/list-views";
import { readListAddress } from "@/lib/server/phones/read-list-address";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Inventory" };

export default async function InventoryPage({ params, searchParams }: PageProps<"/projects/[projectId]/inventory">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const [batches, views, extraFields] = await Promise.all([
    listBatches(phoneScope(actor, project)),
    listViews(projectId),
    listExtraFields(projectId),
  ]);
  const asked = await searchParams;
  const { query, gone, text } = readListAddress(
    asked,
    batches.map(({ id }) => id),
  );
  if (query.exception) redirect(routeOf(`/projects/${projectId}/exceptions?${text}`)); // the table here has no such filter
  if (gone.length > 0)
    redirect(routeOf(addressWithout(`/projects/${projectId}/inventory?${text}`, asked.columns, gone)));
  return (
    <TableProviders userId={actor.userId}>
      <GoneFilters gone={asked.gone} />
      <InventoryTable
        projectId={projectId}
        userId={actor.userId}
        choices={filterChoices(details.direction)}
        rights={{
          canEdit: may(project.role, "inventory.edit"),
          canPlan: may(project.role, "batch.plan"),
          canUpload: may(project.role, "import.manage"),
          canQuote: may(project.role, "quote.edit"),
        }}
        batches={batches.map(({ id, name, state }) => ({ id, name, isOpen: isOpenBatch(state) }))}
        views={views}
        extraFields={extraFields}
      />
    </TableProviders>
  );
}
