import "server-only";
import type * as z from "zod";
import { BATCH_STATE_LABELS, type BatchState, canMoveBatch } from "@/lib/domain/work/batch-life";
import type { createBatchInput, editBatchInput } from "@/lib/schemas/batches";
import { getBatch, listAssignable } from "@/lib/server/batches/list-batches";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";

type Who = { project: { id: string; organizationId: string }; actorId: string; requestId: string };

/** An empty batch at the end of the order, to be filled by hand. */
export async function createBatch({
  project,
  input,
  actorId,
  requestId,
}: Who & { input: z.output<typeof createBatchInput> }) {
  const id = newId();
  await db.$transaction(async (tx) => {
    const last = await tx.batch.aggregate({ where: { projectId: project.id }, _max: { order: true } });
    const order = (last._max.order ?? 0) + 1;
    await tx.batch.create({ data: { projectId: project.id, id, ...input, order, reason: "Made by hand." } });
    await audit(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "batch.create",
      targetType: "Batch",
      targetId: id,
      after: input,
    });
  });
  return getBatch(project.id, id);
}

type Edit = Who & { batchId: string; input: z.output<typeof editBatchInput>; version: number };

/** Renames, dates, assigns or moves on a batch; all of it or nothing. */
export async function editBatch({ project, batchId, input, version, actorId, requestId }: Edit) {
  const before = await getBatch(project.id, batchId);
  const { state, assigneeIds, reason, name, startsAt, endsAt } = input;
  if (state && state !== before.state && !canMoveBatch(before.state, state)) {
    throw new AppError(
      "conflict",
      `A batch that is ${BATCH_STATE_LABELS[before.state].toLowerCase()} cannot become ${BATCH_STATE_LABELS[state].toLowerCase()}.`,
    );
  }
  if (state === "done" && before.verified < before.phones) {
    throw new AppError(
      "conflict",
      `${before.phones - before.verified} of ${before.phones} phones are not verified yet. Move them to another batch, or verify them.`,
    );
  }
  const start = startsAt === undefined ? before.startsAt : startsAt;
  const end = endsAt === undefined ? before.endsAt : endsAt;
  if (start && end && new Date(end) <= new Date(start)) {
    throw new AppError("invalid_input", "Check the marked fields.", {
      errors: [{ path: "endsAt", message: "The window ends before it starts." }],
    });
  }
  if (assigneeIds) await requireAssignable(project, assigneeIds);
  await db.$transaction(async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { projectId: project.id, id: batchId, version },
      data: {
        version: { increment: 1 },
        ...(name ? { name } : {}),
        ...(state ? { state } : {}),
        ...(startsAt === undefined ? {} : { startsAt }),
        ...(endsAt === undefined ? {} : { endsAt }),
      },
    });
    if (count === 0)
      throw new AppError("stale", "Somebody changed this batch meanwhile. Look at it again, then change it.");
    if (assigneeIds) {
      await tx.batchAssignee.deleteMany({ where: { projectId: project.id, batchId } });
      for (const userId of new Set(assigneeIds))
        await tx.batchAssignee.create({ data: { projectId: project.id, batchId, userId } });
    }
    await audit(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "batch.edit",
      targetType: "Batch",
      targetId: batchId,
      before: {
        name: before.name,
        state: before.state,
        startsAt: before.startsAt,
        endsAt: before.endsAt,
        assigneeIds: before.assignees.map(({ userId }) => userId),
      },
      after: JSON.parse(JSON.stringify(input)),
      reason: reason ?? null,
    });
    await tx.$queryRaw`SELECT pg_notify('project', ${project.id})::text`;
  });
  return getBatch(project.id, batchId);
}

async function requireAssignable(project: { id: string; organizationId: string }, userIds: string[]): Promise<void> {
  const people = await listAssignable(project.organizationId, project.id);
  const isKnown = (userId: string) => people.some((person) => person.userId === userId);
  if (!userIds.every(isKnown)) {
    throw new AppError("invalid_input", "Check the marked fields.", {
      errors: [{ path: "assigneeIds", message: "Only people of this project who record steps can be assigned." }],
    });
  }
}

/** Deletes a batch on which nothing was done; its phones are free again. */
export async function deleteBatch({ project, batchId, actorId, requestId }: Who & { batchId: string }): Promise<void> {
  const before = await getBatch(project.id, batchId);
  await db.$transaction(async (tx) => {
    const [batch] = await tx.$queryRaw<{ state: BatchState }[]>`
      SELECT "state" FROM "Batch" WHERE "projectId" = ${project.id}::uuid AND "id" = ${batchId}::uuid FOR UPDATE`;
    const begun = await tx.phone.count({ where: { projectId: project.id, batchId, state: { not: "not-started" } } });
    if (begun > 0 || !batch || (batch.state !== "planned" && batch.state !== "ready")) {
      throw new AppError("conflict", "Work on this batch has begun. Cancel it instead; its phones can then be moved.");
    }
    await tx.phone.updateMany({ where: { projectId: project.id, batchId }, data: { batchId: null } });
    await tx.batch.delete({ where: { projectId_id: { projectId: project.id, id: batchId } } });
    await audit(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "batch.delete",
      targetType: "Batch",
      targetId: batchId,
      before: { name: before.name, phones: before.phones },
    });
  });
}
