import "server-only";
import type * as z from "zod";
import type { Batch, createBatchInput, editBatchInput } from "@/lib/schemas/batches";
import { getBatch } from "@/lib/server/batches/list-batches";
import { CHANGED_MEANWHILE, refusalOf, requireAssignable } from "@/lib/server/batches/refuse-edit";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { snapshotBatches } from "@/lib/server/inventory/restore-batches";
import { writeBatches } from "@/lib/server/inventory/write-batches";
import { placePhones } from "@/lib/server/inventory/write-work";

type Who = { project: { id: string; organizationId: string }; actorId: string; requestId: string };
type Create = Who & { input: z.output<typeof createBatchInput> };

/** An empty batch at the end of the order, to be filled by hand. */
export async function createBatch({ project, input, actorId, requestId }: Create): Promise<Batch> {
  const id = newId();
  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id); // two at once get different places in the order
    await tx.query(
      `INSERT INTO "Batch" ("projectId", "id", "kind", "order", "name", "reason", "isByHand", "updatedAt")
       SELECT $1, $2, $3, coalesce(max("order"), 0) + 1, $4, 'Made by hand.', true, now() FROM "Batch" WHERE "projectId" = $1`,
      [project.id, id, input.kind, input.name],
    );
    await tx.audit({ ...entryOf({ project, actorId, requestId }, id), action: "batch.create", after: input });
    tx.notify(project.id);
  });
  return getBatch(project.id, id);
}

const entryOf = ({ project, actorId, requestId }: Who, targetId: string) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  actorId,
  requestId,
  targetType: "Batch",
  targetId,
});

type Edit = Who & { batchId: string; input: z.output<typeof editBatchInput>; version: number };

/** Renames, dates, assigns or moves on a batch; all of it or nothing. Running and done follow from its phones. */
export async function editBatch({ project, batchId, input, version, actorId, requestId }: Edit): Promise<Batch> {
  const before = await getBatch(project.id, batchId);
  const refusal = refusalOf(before, input);
  if (refusal) throw refusal;
  if (input.assigneeIds) await requireAssignable(project, input.assigneeIds);
  await inTransaction(async (tx) => {
    const written = await writeBatches(tx, project.id, [{ ...input, id: batchId, version }]);
    if (written.length === 0) throw new AppError("stale", CHANGED_MEANWHILE);
    await tx.audit({
      ...entryOf({ project, actorId, requestId }, batchId),
      action: "batch.edit",
      before: {
        name: before.name,
        state: before.state,
        startsAt: before.startsAt,
        endsAt: before.endsAt,
        assigneeIds: before.assignees.map(({ userId }) => userId),
      },
      after: input,
      reason: input.reason ?? null,
    });
    tx.notify(project.id);
  });
  return getBatch(project.id, batchId);
}

/** Deletes a batch on which nothing was done; its phones are free again. It can be undone. */
export async function deleteBatch({ project, batchId, actorId, requestId }: Who & { batchId: string }): Promise<void> {
  const projectId = project.id;
  await inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const { rows } = await tx.query<{ name: string; state: string }>(
      `SELECT "name", "state" FROM "Batch" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
      [projectId, batchId],
    );
    const [batch] = rows;
    if (!batch) throw new AppError("not_found", "There is no such batch.");
    const before = await snapshotBatches(tx, projectId, [batchId]);
    const phones = await tx.query<{ phoneId: string }>(
      `SELECT "phoneId" FROM "PhoneWork" WHERE "projectId" = $1 AND "batchId" = $2`,
      [projectId, batchId],
    );
    const placings = phones.rows.map(({ phoneId }) => ({ phoneId, batchId: null }));
    const change = {
      projectId,
      kind: "batch",
      reason: `The batch “${batch.name}” was deleted.`,
      actorId,
      requestId,
    } as const;
    const freed = await placePhones(tx, placings, change, "untouched");
    const begun = placings.length - freed;
    const done = await tx.query(`SELECT FROM "StepEvent" WHERE "projectId" = $1 AND "batchId" = $2 LIMIT 1`, [
      projectId,
      batchId,
    ]);
    if (begun > 0 || done.rowCount || batch.state === "cancelled")
      throw new AppError("conflict", "Work on this batch has begun. Cancel it instead; its phones can then be moved.");
    await tx.query(`DELETE FROM "Batch" WHERE "projectId" = $1 AND "id" = $2`, [projectId, batchId]);
    await tx.audit({
      ...entryOf({ project, actorId, requestId }, batchId),
      action: "batch.delete",
      before: { name: batch.name, phones: placings.length, batches: before },
      after: { moved: freed },
    });
  });
}
