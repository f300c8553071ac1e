import "server-only";
import type { Selection } from "@/lib/schemas/batches";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { selectPhoneIds } from "@/lib/server/inventory/select-phones";

type Move = {
  project: { id: string; organizationId: string };
  selection: Selection;
  batchId: string | null;
  reason?: string | undefined;
  actorId: string;
  requestId: string;
};

/**
 * Moves phones to a batch, or out of theirs. Refused, and counted, are phones that cannot be converted as they stand
 * (not eligible), that are verified, or on which somebody is at work: those held or failed, and those left over in a batch
 * that is closed, may move.
 */
export async function movePhones({ project, selection, batchId, reason, actorId, requestId }: Move) {
  const projectId = project.id;
  const ids = await selectPhoneIds({ projectId, onlyAssignedTo: null }, selection);
  const moved = await inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    if (batchId !== null) {
      const { rows } = await tx.query<{ state: string }>(
        `SELECT "state" FROM "Batch" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
        [projectId, batchId],
      );
      const [batch] = rows;
      if (!batch) throw new AppError("not_found", "There is no such batch.");
      if (batch.state === "done" || batch.state === "cancelled")
        throw new AppError("conflict", `This batch is ${batch.state}; no phone can be added.`);
    }
    const { rowCount } = await tx.query(
      `WITH "before" AS (
         SELECT p."id", b."name" FROM "Phone" p LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"
         WHERE p."projectId" = $1 AND p."id" = ANY($2::uuid[]) AND (p."state" IN ('not-started', 'on-hold', 'failed') OR (p."state" <> 'verified' AND b."state" IN ('done', 'cancelled')))
           AND p."batchId" IS DISTINCT FROM $3::uuid
           AND ($3::uuid IS NULL OR p."verdict" = 'eligible') FOR UPDATE OF p
       ), "moved" AS (
         UPDATE "Phone" p SET "batchId" = $3::uuid, "revision" = p."revision" + 1, "updatedAt" = now()
         FROM "before" o WHERE p."projectId" = $1 AND p."id" = o."id" RETURNING p."id", p."revision"
       )
       INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId")
       SELECT $1, m."id", m."revision", 'batch', jsonb_build_object('batch', jsonb_build_array(o."name", (SELECT "name" FROM "Batch" WHERE "projectId" = $1 AND "id" = $3::uuid))), $4, $5, $6
       FROM "moved" m JOIN "before" o USING ("id")`,
      [projectId, ids, batchId, reason ?? null, actorId, requestId],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "batch.move-phones",
      targetType: "Batch",
      targetId: batchId ?? "none",
      after: { selected: ids.length, moved: rowCount },
      reason: reason ?? null,
    });
    tx.notify(projectId);
    return rowCount ?? 0;
  });
  return { selected: ids.length, moved, refused: ids.length - moved };
}
