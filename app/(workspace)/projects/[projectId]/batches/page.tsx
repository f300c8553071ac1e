import { CalendarDays, History, ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { CreateBatchDialog } from "@/components/batch/create-batch-dialog";
import { HandoverSites } from "@/components/batch/handover-sites";
import { NoBatches } from "@/components/batch/no-batches";
import { PhasesBar } from "@/components/batch/phases-bar";
import { PlanDialog, ReplanDialog } from "@/components/batch/plan-dialog";
import { BatchList } from "@/components/batch-list/batch-list";
import { AddressAdapter } from "@/components/data-table/address-adapter";
import { LiveRefresh } from "@/components/live/live-refresh";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may, ROLE_LABELS } from "@/lib/domain/access";
import { formatNumber, plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";
import { lastWishes } from "@/lib/server/batches/last-wishes";
import { listAssignable, listBatches } from "@/lib/server/batches/list-batches";
import { listHandoverSites } from "@/lib/server/documents/handover-sites";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Batches" };

export default async function BatchesPage({ params }: PageProps<"/projects/[projectId]/batches">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "batch.view");
  const scope = phoneScope(actor, project);
  const canPlan = may(project.role, "batch.plan");
  const [batches, summary, sites, people, wishes] = await Promise.all([
    listBatches(scope),
    getSummary(scope),
    listHandoverSites(scope),
    canPlan ? listAssignable(project.organizationId, projectId) : [],
    canPlan ? lastWishes(projectId) : null,
  ]);
  const plan = { projectId, timeZone: details.timeZone, lastWishes: wishes };
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
            {batches.length > 0 && (
              <>
                <LinkButton href={`/projects/${projectId}/batches/readiness`}>
                  <ListChecks aria-hidden /> Readiness
                </LinkButton>
                <LinkButton href={`/projects/${projectId}/batches/calendar`}>
                  <CalendarDays aria-hidden /> Calendar
                </LinkButton>
              </>
            )}
            {canPlan && (
              <>
                {batches.length > 0 && (
                  <LinkButton href={`/projects/${projectId}/inventory/changes?kind=plan,move,batch`}>
                    <History aria-hidden /> Changes
                  </LinkButton>
                )}
                <CreateBatchDialog projectId={projectId} />
                {batches.some(({ state, begun }) => state === "planned" && begun === 0) && <ReplanDialog {...plan} />}
                {batches.length > 0 && unplanned > 0 && <PlanDialog {...plan} unplanned={unplanned} />}
              </>
            )}
          </>
        }
      />
      {batches.length > 0 ? (
        <>
          <PhasesBar batches={batches} className="mb-4" />
          <AddressAdapter>
            <BatchList
              projectId={projectId}
              batches={batches}
              timeZone={details.timeZone}
              now={new Date().toISOString()}
              canPlan={canPlan}
              people={people.map((person) => ({ ...person, role: ROLE_LABELS[person.role] }))}
            />
          </AddressAdapter>
          <HandoverSites projectId={projectId} sites={sites} />
        </>
      ) : (
        <NoBatches
          projectId={projectId}
          summary={summary}
          canPlan={canPlan}
          canImport={may(project.role, "import.manage")}
          planAction={<PlanDialog {...plan} unplanned={unplanned} />}
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
