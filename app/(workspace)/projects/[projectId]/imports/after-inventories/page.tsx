import type { Metadata } from "next";
import { ProbeCard } from "@/components/after-inventory/probe-card";
import { ReportList } from "@/components/after-inventory/report-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { formatNumber } from "@/lib/format/text";
import { listBatches } from "@/lib/server/batches/list-batches";
import { listAfterInventories } from "@/lib/server/imports/list-after-inventories";
import { listSites } from "@/lib/server/imports/list-imports";
import { requireProject } from "@/lib/server/projects/project-page";
import { probeNetworks } from "@/lib/server/work/probe-phones";

export const metadata: Metadata = { title: "After-inventories" };

const SHOWN = 50;

export default async function AfterInventoriesPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/imports/after-inventories">) {
  const { projectId } = await params;
  const { project } = await requireProject(projectId, "import.view");
  const canProbe = may(project.role, "batch.plan");
  const { before } = await searchParams;
  const cursor = typeof before === "string" && !Number.isNaN(Date.parse(before)) ? before : undefined;
  const [{ items, total, nextCursor }, batches, sites] = await Promise.all([
    listAfterInventories(projectId, { limit: SHOWN, cursor }),
    canProbe ? listBatches({ projectId, onlyAssignedTo: null }) : [],
    canProbe ? listSites(projectId) : [],
  ]);
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
      {canProbe && (
        <ProbeCard
          projectId={projectId}
          isOn={probeNetworks().length > 0}
          batches={batches.map(({ id, name }) => ({ id, name }))}
          sites={sites}
        />
      )}
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
