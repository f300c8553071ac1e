import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { windowText } from "@/components/batch/window-text";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/work-order/print-button";
import { WorkOrder } from "@/components/work-order/work-order";
import { procedureFor } from "@/lib/domain/procedure/routes";
import { marksOf } from "@/lib/domain/work/step-log";
import { env } from "@/lib/env";
import { acknowledgedWords } from "@/lib/format/acknowledged-words";
import { formatDay } from "@/lib/format/day";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireAssigned, requireProject } from "@/lib/server/projects/project-page";
import { getLosses } from "@/lib/server/work/acknowledge-losses";
import { getWork } from "@/lib/server/work/get-work";

export const metadata: Metadata = { title: "Work order" };

type Props = PageProps<"/projects/[projectId]/batches/[batchId]/work-order">;

export default async function WorkOrderPage({ params }: Props) {
  const { projectId, batchId } = await params;
  const page = await requireProject(projectId, "work.view");
  await requireAssigned(page, "batch", batchId);
  const scope = phoneScope(page.actor, page.project);
  const [work, summary, losses] = await Promise.all([
    getWork(scope, batchId),
    getSummary(scope),
    getLosses(scope, { batch: batchId }, { userId: page.actor.userId, role: page.project.role }),
  ]);
  const standing = losses.acknowledgements.filter(({ withdrawn, phonesHere }) => withdrawn === null && phonesHere > 0);
  const people = standing.map(({ name, day }) => `${name} on ${formatDay(day)}`).join(", ");
  const [batch] = work.batches;
  if (!batch) notFound();
  const { REHOME_URL } = env();
  const batches = `/projects/${projectId}/batches`;
  const window = windowText(batch, page.details.timeZone, new Date().toISOString());
  return (
    <>
      <div data-screen-only>
        <PageHeader
          eyebrow={
            <Breadcrumb
              items={[
                { label: "Batches", href: batches },
                { label: batch.name, href: `${batches}/${batchId}` },
                { label: "Work order" },
              ]}
            />
          }
          title={`Work order: ${batch.name}`}
          description="As it is printed. The code beside each phone opens it in Rehome, after signing in."
          actions={<PrintButton />}
        />
      </div>
      <WorkOrder
        work={work}
        batch={batch}
        route={procedureFor(work.project)}
        licenses={summary.licenseKinds}
        marks={marksOf(work.steps, [])}
        when={window ? `${window} (${page.details.timeZone})` : "No date yet"}
        losses={
          losses.phones === 0 ? null : [acknowledgedWords(losses), people && `By ${people}.`].filter(Boolean).join(" ")
        }
        addressOf={({ id }) => `${REHOME_URL}/field?phone=${id}`}
      />
    </>
  );
}
