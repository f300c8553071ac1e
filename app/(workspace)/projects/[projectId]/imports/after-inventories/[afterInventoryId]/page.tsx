import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { ApplyButton } from "@/components/after-inventory/apply-button";
import { ReportRows } from "@/components/after-inventory/report-rows";
import { ReportSummary } from "@/components/after-inventory/report-summary";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { DateTime } from "@/components/ui/time";
import { may } from "@/lib/domain/access";
import { AFTER_OUTCOMES } from "@/lib/domain/evidence/after-inventory";
import type { AfterInventory } from "@/lib/schemas/after-inventories";
import { AppError } from "@/lib/server/errors";
import { getAfterInventory, listAfterRows } from "@/lib/server/imports/list-after-inventories";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "After-inventory" };

const SHOWN = 100;

export default async function AfterInventoryPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/imports/after-inventories/[afterInventoryId]">) {
  const { projectId, afterInventoryId } = await params;
  const { project } = await requireProject(projectId, "import.view");
  const report = await find(projectId, afterInventoryId);
  const query = await searchParams;
  const outcome = AFTER_OUTCOMES.find((one) => one === query.outcome) ?? null;
  const cursor = typeof query.after === "string" ? query.after : undefined;
  const rows = outcome && (await listAfterRows(projectId, report.id, { limit: SHOWN, outcome, cursor }));
  const canApply = may(project.role, "import.manage") && report.status === "judged";
  const list = `/projects/${projectId}/imports/after-inventories`;
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumb
            items={[
              { label: "Imports", href: `/projects/${projectId}/imports` },
              { label: "After-inventories", href: list },
              { label: report.filename },
            ]}
          />
        }
        title={
          <>
            <span className="min-w-0 break-all">{report.filename}</span>{" "}
            <Badge tone={report.status === "applied" ? "ok" : "accent"}>
              {report.status === "applied" ? "Taken as evidence" : "To be looked at"}
            </Badge>
          </>
        }
        description={
          <>
            Taken <DateTime value={report.takenAt} />, judged by {report.createdBy}
            {report.appliedBy ? `, taken as evidence by ${report.appliedBy}` : ""}.
          </>
        }
        actions={
          <>
            <a
              className={buttonStyles({})}
              href={`/api/projects/${projectId}/after-inventories/${report.id}/report.csv`}
              download
            >
              <Download aria-hidden /> Report as CSV
            </a>
            {canApply && <ApplyButton report={report} />}
          </>
        }
      />
      <ReportSummary report={report} open={outcome} />
      {outcome && rows && (
        <div className="mt-4">
          <ReportRows report={report} outcome={outcome} page={rows} isFirst={cursor === undefined} />
        </div>
      )}
      <LiveRefresh projectId={projectId} />
    </>
  );
}

async function find(projectId: string, id: string): Promise<AfterInventory> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getAfterInventory(projectId, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
