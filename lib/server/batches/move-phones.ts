import "server-only";
import type { Selection } from "@/lib/schemas/batches";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { selectPhoneIds } from "@/lib/server/inventory/select-phones";
import { placePhones } from "@/lib/server/inventory/write-work";

type Move = {
  project: { id: string; organizationId: string };
  selection: Selection;
  batchId: string | null;
  reason?: string | undefined;
  actorId: string;
  requestId: string;
};

/**
 * Moves phones to a batch, or out of theirs. Refused, and counted, are phones that cannot be converted as they stand, that are
 * verified, or on which somebody is at work; those held or failed may move. A begun phone moves from batch to batch, never out.
 */
export async function movePhones({ project, selection, batchId, reason, actorId, requestId }: Move) {
  const projectId = project.id;
  return inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const ids = await selectPhoneIds({ projectId, onlyAssignedTo: null }, selection, tx);
    if (batchId !== null) await requireOpen(tx, projectId, batchId);
    const movable = await listMovable(tx, projectId, ids, batchId);
    const placings = movable.map(({ phoneId }) => ({ phoneId, batchId }));
    const change = { projectId, kind: "batch", reason: reason ?? null, actorId, requestId } as const;
    const moved = await placePhones(tx, placings, change, "movable");
    if (batchId !== null && moved > 0)
      await tx.query(
        `UPDATE "Batch" SET "isByHand" = true, "version" = "version" + 1 WHERE "projectId" = $1 AND "id" = $2`,
        [projectId, batchId],
      );
    const unchanged = movable.filter(({ isThere }) => isThere).length;
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "batch.move-phones",
      targetType: "Batch",
      targetId: batchId,
      after: { selected: ids.length, moved },
      reason: reason ?? null,
    });
    return { selected: ids.length, moved: moved + unchanged, refused: ids.length - moved - unchanged };
  });
}

async function requireOpen(tx: Tx, projectId: string, batchId: string): Promise<void> {
  const { rows } = await tx.query<{ state: string }>(
    `SELECT "state" FROM "Batch" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
    [projectId, batchId],
  );
  if (!rows[0]) throw new AppError("not_found", "There is no such batch.");
  if (rows[0].state === "cancelled")
    throw new AppError("conflict", "This batch is cancelled. Reopen it, or choose another one.");
}

/** Phones that may be where they are asked to be: eligible for a batch; begun phones are never left without one. */
async function listMovable(tx: Tx, projectId: string, ids: readonly string[], batchId: string | null) {
  const { rows } = await tx.query<{ phoneId: string; isThere: boolean }>(
    `SELECT p."id" AS "phoneId", w."batchId" IS NOT DISTINCT FROM $3::uuid AS "isThere"
     FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     WHERE p."projectId" = $1 AND p."id" = ANY($2::uuid[]) AND p."withdrawnAt" IS NULL
       AND CASE WHEN $3::uuid IS NULL THEN w."begunAt" IS NULL ELSE p."verdict" = 'eligible' END`,
    [projectId, ids, batchId],
  );
  return rows;
}
