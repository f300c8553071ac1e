import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { JudgeButton } from "@/components/after-inventory/judge-button";
import { DiscardButton } from "@/components/import/discard-button";
import { ImportNotices } from "@/components/import/import-notices";
import { ImportResult } from "@/components/import/import-result";
import { ImportReview } from "@/components/import/import-review";
import { ImportRows } from "@/components/import/import-rows";
import { ImportRunning } from "@/components/import/import-running";
import { IMPORT_STATUS_LABELS } from "@/components/import/import-words";
import { UndoImportButton } from "@/components/import/undo-import-button";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { canImport } from "@/lib/domain/inventory-file/import-life";
import type { ImportRow, InventoryImport } from "@/lib/schemas/imports";
import { AppError } from "@/lib/server/errors";
import { getImport, listImportRows, listSites } from "@/lib/server/imports/list-imports";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Import" };

const FIRST_ROWS = 50;

export default async function ImportPage({ params }: PageProps<"/projects/[projectId]/imports/[importId]">) {
  const { projectId, importId } = await params;
  const { actor, project } = await requireProject(projectId, "import.view");
  const item = await findImport(projectId, importId);
  const canManage = may(project.role, "import.manage");
  const isOpen = canImport("correct", item.status);
  const hasMac = item.columns.some(({ field }) => field === "mac");
  const isRunning = item.status === "queued" || item.status === "running";
  const { label, tone } = IMPORT_STATUS_LABELS[item.status];
  const isOver = item.status === "committed" || item.status === "failed";
  const rowsOf = (outcome: ImportRow["outcome"]) => listImportRows(projectId, importId, { limit: FIRST_ROWS, outcome });
  const isDone = item.status === "committed";
  const [rejected, leftOut, stored, summary, sites] = await Promise.all([
    isOver ? rowsOf("rejected") : null,
    isDone ? rowsOf("left-out") : null,
    isDone ? rowsOf("stored") : null,
    isDone ? getSummary(phoneScope(actor, project)) : null,
    isOpen ? listSites(projectId) : [],
  ]);
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumb
            items={[{ label: "Imports", href: `/projects/${projectId}/imports` }, { label: item.filename }]}
          />
        }
        title={
          <>
            <span className="min-w-0 break-all">{item.filename}</span> <Badge tone={tone}>{label}</Badge>
          </>
        }
        actions={
          canManage && (
            <>
              {hasMac && !isRunning && <JudgeButton projectId={projectId} importId={importId} />}
              {isOpen ? <DiscardButton item={item} /> : item.status === "committed" && <UndoImportButton item={item} />}
            </>
          )
        }
      />
      <ImportNotices item={item} />
      {isOpen && <ImportReview userId={actor.userId} item={item} canManage={canManage} sites={sites} />}
      {isRunning && <ImportRunning item={item} canManage={canManage} />}
      {summary && (
        <ImportResult
          item={item}
          canPlan={may(project.role, "batch.plan")}
          next={{
            missingVid: summary.missing.vid,
            needsInformation: summary.verdicts["needs-information"],
            eligible: summary.verdicts.eligible,
            unplanned: summary.unplanned,
          }}
        />
      )}
      <div className="mt-4 grid gap-4">
        {rejected && <ImportRows key={item.finishedAt} importId={importId} outcome="rejected" first={rejected} />}
        {leftOut && <ImportRows importId={importId} outcome="left-out" first={leftOut} />}
        {stored && <ImportRows importId={importId} outcome="stored" first={stored} />}
      </div>
      <LiveRefresh projectId={projectId} />
    </>
  );
}

async function findImport(projectId: string, importId: string): Promise<InventoryImport> {
  if (!z.uuid().safeParse(importId).success) notFound();
  try {
    return await getImport(projectId, importId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
