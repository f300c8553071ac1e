import type { Metadata } from "next";
import { BatchList } from "@/components/batch/batch-list";
import { CreateBatchDialog } from "@/components/batch/create-batch-dialog";
import { NoBatches } from "@/components/batch/no-batches";
import { PlanDialog } from "@/components/batch/plan-dialog";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { plural } from "@/lib/format/text";
import { listBatches } from "@/lib/server/batches/list-batches";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Batches" };

export default async function BatchesPage({ params }: PageProps<"/projects/[projectId]/batches">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "batch.view");
  const scope = phoneScope(actor, project);
  const [batches, summary] = await Promise.all([listBatches(scope), getSummary(scope)]);
  const canPlan = may(project.role, "batch.plan");
  const planned = batches.reduce((sum, { phones }) => sum + phones, 0);
  return (
    <>
      <PageHeader
        title="Batches"
        description={
          batches.length > 0
            ? `${plural(batches.length, "batch", "batches")} with ${plural(planned, "phone")}, in the order of work.`
            : "Phones that are converted together: a pilot first, then waves."
        }
        actions={
          canPlan && (
            <>
              <CreateBatchDialog projectId={projectId} />
              {batches.length > 0 && (
                <PlanDialog
                  projectId={projectId}
                  isFirst={false}
                  variant={summary.unplanned > 0 ? "primary" : "outline"}
                />
              )}
            </>
          )
        }
      />
      {batches.length > 0 && canPlan && summary.unplanned > 0 && (
        <Notice tone="accent" className="mb-4">
          {plural(summary.unplanned, "eligible phone is", "eligible phones are")} in no batch. “Plan again” places{" "}
          {summary.unplanned === 1 ? "it" : "them"}; batches that are ready or begun stay as they are.
        </Notice>
      )}
      {batches.length > 0 ? (
        <BatchList batches={batches} timeZone={details.timeZone} />
      ) : (
        <NoBatches
          projectId={projectId}
          summary={summary}
          canPlan={canPlan}
          canImport={may(project.role, "import.manage")}
          planAction={<PlanDialog projectId={projectId} isFirst />}
        />
      )}
      <LiveRefresh projectId={projectId} everyMs={3000} />
    </>
  );
}
