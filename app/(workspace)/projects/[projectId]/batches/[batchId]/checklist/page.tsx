import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Checklist } from "@/components/checklist/checklist";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may, seesOnlyAssigned } from "@/lib/domain/access";
import { routeNotice } from "@/lib/domain/procedure/procedure-notice";
import { procedureFor } from "@/lib/domain/procedure/routes";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { neededSteps } from "@/lib/domain/work/needed-steps";
import { BATCH_STATE_TONES } from "@/lib/format/labels";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireAssigned, requireProject } from "@/lib/server/projects/project-page";
import { getWork } from "@/lib/server/work/get-work";

export const metadata: Metadata = { title: "Checklist" };

type Props = PageProps<"/projects/[projectId]/batches/[batchId]/checklist">;

export default async function ChecklistPage({ params }: Props) {
  const { projectId, batchId } = await params;
  const page = await requireProject(projectId, "work.view");
  await requireAssigned(page, "batch", batchId);
  const scope = phoneScope(page.actor, page.project);
  const [work, summary] = await Promise.all([getWork(scope, batchId), getSummary(scope)]);
  const [batch] = work.batches;
  if (!batch) notFound();
  const route = procedureFor(work.project);
  const project = `/projects/${projectId}`;
  return (
    <Checklist
      userId={page.actor.userId}
      work={work}
      batchId={batchId}
      needed={neededSteps(work, route, summary.licenseKinds)}
      route={route}
      notice={routeNotice(work.project.method, work.project)}
      licenses={summary.licenseKinds}
      canRecord={may(page.project.role, "step.record")}
      canRecordProject={may(page.project.role, "step.record") && !seesOnlyAssigned(page.project.role)}
      canOverride={may(page.project.role, "gate.override")}
      header={
        <PageHeader
          eyebrow={
            <Breadcrumb
              items={[
                { label: "Batches", href: `${project}/batches` },
                { label: batch.name, href: `${project}/batches/${batchId}` },
                { label: "Checklist" },
              ]}
            />
          }
          title={
            <>
              {batch.name} <Badge tone={BATCH_STATE_TONES[batch.state]}>{BATCH_STATE_LABELS[batch.state]}</Badge>
            </>
          }
          actions={
            <LinkButton href={`${project}/batches/${batchId}/work-order`} className="max-sm:hidden">
              <Printer aria-hidden /> Work order
            </LinkButton>
          }
          className="mb-3"
        />
      }
    />
  );
}
