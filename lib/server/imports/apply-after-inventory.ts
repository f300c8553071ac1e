import "server-only";
import type * as z from "zod";
import type { AfterInventory, AfterInventoryApplied, AfterInventoryCounts } from "@/lib/schemas/after-inventories";
import type { jobStarted } from "@/lib/schemas/jobs";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { appliedBy, basisOf } from "@/lib/server/imports/judge-after-inventory";
import { getAfterInventory } from "@/lib/server/imports/list-after-inventories";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { applyReport } from "@/lib/server/inventory/write-after-inventory";
import { type JobHooks, LONG_FROM_PHONES, startJob } from "@/lib/server/jobs/long-jobs";

type Apply = {
  project: { id: string; organizationId: string };
  afterInventoryId: string;
  actorId: string;
  requestId: string;
  job?: JobHooks;
};

/** Applies a report at once, or as a job when it judges many phones. */
export async function applyAfterInventoryOrStart(
  apply: Omit<Apply, "job">,
): Promise<AfterInventory | z.output<typeof jobStarted>> {
  const { counts } = await getAfterInventory(apply.project.id, apply.afterInventoryId);
  const total = appliedBy(counts);
  if (total > LONG_FROM_PHONES) return startJob({ ...apply, kind: "apply-after-inventory", input: apply, total });
  await applyAfterInventory(apply);
  return getAfterInventory(apply.project.id, apply.afterInventoryId);
}

/**
 * Stores a report as evidence, once: phones become verified, moved, or, having been verified, failed. Refused when the target or
 * the loads of the project are others than those it was judged by.
 */
export async function applyAfterInventory({
  project,
  afterInventoryId,
  actorId,
  requestId,
  job,
}: Apply): Promise<AfterInventoryApplied> {
  const projectId = project.id;
  return inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const report = await requireJudged(tx, projectId, afterInventoryId);
    if (report.basis !== basisOf(await projectToDecide(tx, projectId)))
      throw new AppError(
        "stale",
        "The target or the loads of the project were changed after this file was judged. Judge it again, then apply it.",
      );
    await job?.onProgress(0);
    const { takenAt, filename } = report;
    const reason = `After-inventory “${filename}”`;
    const change = { projectId, kind: "evidence", reason, actorId, requestId } as const;
    const applied = await applyReport(tx, { afterInventoryId, takenAt, filename }, change);
    await tx.query(
      `UPDATE "AfterInventory" SET "status" = 'applied', "applied" = $3, "appliedById" = $4, "appliedAt" = now() WHERE "projectId" = $1 AND "id" = $2`,
      [projectId, afterInventoryId, JSON.stringify(applied), actorId],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "after-inventory.apply",
      targetType: "AfterInventory",
      targetId: afterInventoryId,
      after: { filename, ...applied },
    });
    await job?.onFinish(tx, { afterInventoryId, ...applied });
    return applied;
  }, job?.policy);
}

type Judged = {
  status: AfterInventory["status"];
  basis: string;
  takenAt: string;
  filename: string;
  counts: AfterInventoryCounts;
};

async function requireJudged(tx: Tx, projectId: string, id: string): Promise<Judged> {
  const { rows } = await tx.query<Omit<Judged, "takenAt"> & { takenAt: Date }>(
    `SELECT "status", "basis", "takenAt", "filename", "counts" FROM "AfterInventory" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
    [projectId, id],
  );
  const [found] = rows;
  if (!found) throw new AppError("not_found", "There is no such report.");
  if (found.status === "applied") throw new AppError("conflict", "This report was applied already.");
  return { ...found, takenAt: found.takenAt.toISOString() };
}
