import { CalendarDays, History } from "lucide-react";
import type { Metadata } from "next";
import { BatchList } from "@/components/batch/batch-list";
import { CreateBatchDialog } from "@/components/batch/create-batch-dialog";
import { HandoverSites } from "@/components/batch/handover-sites";
import { NoBatches } from "@/components/batch/no-batches";
import { PhasesBar } from "@/components/batch/phases-bar";
import { PlanDialog, ReplanDialog } from "@/components/batch/plan-dialog";
import { LiveRefresh } from "@/components/live/live-refresh";
import { buttonStyles } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pathOf } from "@/lib/client/api";
import { may } from "@/lib/domain/access";
import { formatNumber, plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";
import { listBatches } from "@/lib/server/batches/list-batches";
import { listHandoverSites } from "@/lib/server/documents/handover-sites";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Batches" };

export default async function BatchesPage({ params }: PageProps<"/projects/[projectId]/batches">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "batch.view");
  const scope = phoneScope(actor, project);
  const [batches, summary, sites] = await Promise.all([
    listBatches(scope),
    getSummary(scope),
    listHandoverSites(scope),
  ]);
  const canPlan = may(project.role, "batch.plan");
  const { unplanned } = summary;
  return (
    <>
      <PageHeader
        title="Batches"
        description={
          batches.length > 0
            ? headline(batches.length, summary)
            : "Phones that are converted together: a pilot first, then waves."
        }
        actions={
          <>
            {batches.some(({ startsAt }) => startsAt !== null) && (
              <a
                className={buttonStyles({})}
                download
                href={pathOf("GET /api/projects/{projectId}/batches.ics", { params: { projectId } })}
              >
                <CalendarDays aria-hidden /> Calendar
              </a>
            )}
            {canPlan && (
              <>
                {batches.length > 0 && (
                  <LinkButton href={`/projects/${projectId}/inventory/changes?kind=plan,move,batch`}>
                    <History aria-hidden /> Changes
                  </LinkButton>
                )}
                <CreateBatchDialog projectId={projectId} />
                {batches.some(({ state, begun }) => state === "planned" && begun === 0) && (
                  <ReplanDialog projectId={projectId} timeZone={details.timeZone} />
                )}
                {batches.length > 0 && unplanned > 0 && (
                  <PlanDialog projectId={projectId} timeZone={details.timeZone} unplanned={unplanned} />
                )}
              </>
            )}
          </>
        }
      />
      {batches.length > 0 ? (
        <>
          <PhasesBar batches={batches} className="mb-4" />
          <BatchList batches={batches} timeZone={details.timeZone} />
          <HandoverSites projectId={projectId} sites={sites} />
        </>
      ) : (
        <NoBatches
          projectId={projectId}
          summary={summary}
          canPlan={canPlan}
          canImport={may(project.role, "import.manage")}
          planAction={<PlanDialog projectId={projectId} timeZone={details.timeZone} unplanned={unplanned} />}
        />
      )}
      <LiveRefresh projectId={projectId} everyMs={3000} />
    </>
  );
}

/** “18,233 phones in 115 batches, 18,081 of them can move. 431 more are in no batch.” */
function headline(batches: number, { planned, stale, unplanned }: Summary): string {
  const can = planned - stale.phones;
  const move = stale.phones === 0 ? "all of them can move" : `${formatNumber(can)} of them can move`;
  const more = unplanned > 0 ? ` ${plural(unplanned, "eligible phone is", "eligible phones are")} in no batch.` : "";
  return `${plural(planned, "phone")} in ${plural(batches, "batch", "batches")}, ${move}.${more}`;
}
