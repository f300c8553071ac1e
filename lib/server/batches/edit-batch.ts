import "server-only";
import type * as z from "zod";
import { BATCH_STATE_LABELS, batchActionTo, notReadyBecause, notReadyText } from "@/lib/domain/work/batch-life";
import type { Batch, createBatchInput, editBatchInput } from "@/lib/schemas/batches";
import { getBatch, listAssignable } from "@/lib/server/batches/list-batches";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { snapshotBatches } from "@/lib/server/inventory/restore-batches";
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
  refuseState(before, input);
  refuseWindow(before, input);
  if (input.assigneeIds) await requireAssignable(project, input.assigneeIds);
  const { state, assigneeIds, reason, name, startsAt, endsAt } = input;
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE "Batch" SET "version" = "version" + 1, "updatedAt" = now(), "name" = coalesce($4, "name"), "isByHand" = "isByHand" OR $4 IS NOT NULL,
         "state" = coalesce($5, "state"), "startsAt" = CASE WHEN $6 THEN $7::timestamptz ELSE "startsAt" END, "endsAt" = CASE WHEN $8 THEN $9::timestamptz ELSE "endsAt" END
       WHERE "projectId" = $1 AND "id" = $2 AND "version" = $3`,
      [
        project.id,
        batchId,
        version,
        name ?? null,
        state ?? null,
        startsAt !== undefined,
        startsAt ?? null,
        endsAt !== undefined,
        endsAt ?? null,
      ],
    );
    if (rowCount === 0)
      throw new AppError("stale", "Somebody changed this batch meanwhile. Look at it again, then change it.");
    if (assigneeIds) await assign(tx, project.id, batchId, assigneeIds);
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
      reason: reason ?? null,
    });
    tx.notify(project.id);
  });
  return getBatch(project.id, batchId);
}

async function assign(tx: Tx, projectId: string, batchId: string, userIds: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM "BatchAssignee" WHERE "projectId" = $1 AND "batchId" = $2 AND "userId" <> ALL($3::uuid[])`,
    [projectId, batchId, userIds],
  );
  await tx.query(
    `INSERT INTO "BatchAssignee" ("projectId", "batchId", "userId") SELECT DISTINCT $1::uuid, $2::uuid, u FROM unnest($3::uuid[]) u ON CONFLICT DO NOTHING`,
    [projectId, batchId, userIds],
  );
}

/** What a person asks of the state; ready with something open, after what the same edit gives, needs a reason. */
function refuseState(before: Batch, { state, reason, startsAt, assigneeIds }: Edit["input"]): void {
  if (!state || state === before.state) return;
  if (!batchActionTo(before.state, state)) {
    const [from, to] = [BATCH_STATE_LABELS[before.state], BATCH_STATE_LABELS[state]];
    throw new AppError("conflict", `A batch that is ${from.toLowerCase()} cannot become ${to.toLowerCase()}.`);
  }
  if (state !== "ready" || reason) return;
  const open = notReadyBecause({
    phones: before.phones,
    notEligible: before.stale,
    startsAt: startsAt === undefined ? before.startsAt : startsAt,
    people: assigneeIds?.length ?? before.assignees.length,
  });
  if (open.length === 0) return;
  const errors = open.map((code) => ({ path: code, message: notReadyText(code, before.stale) }));
  const texts = errors.map(({ message }) => message).join(" ");
  throw new AppError(
    "conflict",
    `This batch is not ready: ${texts} Settle that, or say why it is ready all the same.`,
    { errors },
  );
}

function refuseWindow(before: Batch, { startsAt, endsAt }: Edit["input"]): void {
  const start = startsAt === undefined ? before.startsAt : startsAt;
  const end = endsAt === undefined ? before.endsAt : endsAt;
  if (!start || !end || new Date(end) > new Date(start)) return;
  throw invalidFields([{ path: "endsAt", message: "The window ends before it starts." }]);
}

async function requireAssignable(project: { id: string; organizationId: string }, userIds: string[]): Promise<void> {
  const people = await listAssignable(project.organizationId, project.id);
  if (userIds.every((userId) => people.some((person) => person.userId === userId))) return;
  throw invalidFields([
    { path: "assigneeIds", message: "Only people of this project who record steps can be assigned." },
  ]);
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
