import "server-only";
import { BATCH_STATE_LABELS, batchActionTo, notReadyBecause, notReadyText } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { listAssignable } from "@/lib/server/batches/list-batches";
import { AppError, invalidFields } from "@/lib/server/errors";
import type { BatchChange } from "@/lib/server/inventory/write-batches";

export const CHANGED_MEANWHILE = "Somebody changed this batch meanwhile. Look at it again, then change it.";

type Asked = BatchChange & { reason?: string | undefined };

/** Why a batch cannot be changed so, or null. Ready with something open, after what the same edit gives, needs a reason. */
export const refusalOf = (before: Batch, asked: Asked): AppError | null =>
  stateRefusal(before, asked) ?? windowRefusal(before, asked);

function stateRefusal(before: Batch, { state, reason, startsAt, assigneeIds }: Asked): AppError | null {
  if (!state || state === before.state) return null;
  if (!batchActionTo(before.state, state)) {
    const [from, to] = [BATCH_STATE_LABELS[before.state], BATCH_STATE_LABELS[state]];
    return new AppError("conflict", `A batch that is ${from.toLowerCase()} cannot become ${to.toLowerCase()}.`);
  }
  if (state !== "ready" || reason) return null;
  const open = notReadyBecause({
    phones: before.phones,
    notEligible: before.stale,
    startsAt: startsAt === undefined ? before.startsAt : startsAt,
    people: assigneeIds?.length ?? before.assignees.length,
    pilotOpen: before.pilotOpen,
  });
  if (open.length === 0) return null;
  const counts = { notEligible: before.stale, pilotOpen: before.pilotOpen };
  const errors = open.map((code) => ({ path: code, message: notReadyText(code, counts) }));
  const texts = errors.map(({ message }) => message).join(" ");
  return new AppError(
    "conflict",
    `This batch is not ready: ${texts} Settle that, or say why it is ready all the same.`,
    { errors },
  );
}

function windowRefusal(before: Batch, { startsAt, endsAt }: Asked): AppError | null {
  const start = startsAt === undefined ? before.startsAt : startsAt;
  const end = endsAt === undefined ? before.endsAt : endsAt;
  if (!start || !end || new Date(end) > new Date(start)) return null;
  return invalidFields([{ path: "endsAt", message: "The window ends before it starts." }]);
}

/** Throws where somebody is named who records no steps in the project. */
export async function requireAssignable(
  project: { id: string; organizationId: string },
  userIds: readonly string[],
): Promise<void> {
  const people = await listAssignable(project.organizationId, project.id);
  if (userIds.every((userId) => people.some((person) => person.userId === userId))) return;
  throw invalidFields([
    { path: "assigneeIds", message: "Only people of this project who record steps can be assigned." },
  ]);
}
