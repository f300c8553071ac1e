import type { Metadata } from "next";
import { ReportList } from "@/components/after-inventory/report-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatNumber } from "@/lib/format/text";
import { listAfterInventories } from "@/lib/server/imports/list-after-inventories";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "After-inventories" };

const SHOWN = 50;

export default async function AfterInventoriesPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/imports/after-inventories">) {
  const { projectId } = await params;
  await requireProject(projectId, "import.view");
  const { before } = await searchParams;
  const cursor = typeof before === "string" && !Number.isNaN(Date.parse(before)) ? before : undefined;
  const { items, total, nextCursor } = await listAfterInventories(projectId, { limit: SHOWN, cursor });
  const here = `/projects/${projectId}/imports/after-inventories`;
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumb
            items={[{ label: "Imports", href: `/projects/${projectId}/imports` }, { label: "After-inventories" }]}
          />
        }
        title="After-inventories"
        description="An inventory taken after the work is evidence: it is judged against every phone that has begun, and changes nothing before you take it."
      />
      <ReportList items={items} />
      {(nextCursor || cursor) && (
        <div className="mt-3 flex items-center gap-2">
          {cursor && <LinkButton href={here}>Newest</LinkButton>}
          {nextCursor && <LinkButton href={`${here}?before=${encodeURIComponent(nextCursor)}`}>Older</LinkButton>}
          <span className="text-muted">{formatNumber(total)} in all</span>
        </div>
      )}
      <LiveRefresh projectId={projectId} />
    </>
  );
}
