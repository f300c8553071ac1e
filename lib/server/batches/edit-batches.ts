import "server-only";
import type * as z from "zod";
import { movedByDays } from "@/lib/domain/planning/schedule";
import type { Batch, EditBatchesAnswer, editBatchesInput } from "@/lib/schemas/batches";
import { listBatches } from "@/lib/server/batches/list-batches";
import { CHANGED_MEANWHILE, refusalOf, requireAssignable } from "@/lib/server/batches/refuse-edit";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import {
  type BatchChange,
  snapshotOfEdit,
  type VersionedChange,
  writeBatches,
} from "@/lib/server/inventory/write-batches";

type Input = z.output<typeof editBatchesInput>;
type EditMany = {
  project: { id: string; organizationId: string };
  input: Input;
  actorId: string;
  requestId: string;
};

/**
 * One change for many batches, in one entry of the changes. A batch that cannot be changed so, or that somebody changed since it
 * was on the screen, stays as it is and is named with the reason; all others are changed.
 */
export async function editBatches({ project, input, actorId, requestId }: EditMany): Promise<EditBatchesAnswer> {
  const { people, reason } = input;
  if (people && people.how !== "remove") await requireAssignable(project, people.userIds);
  const there = new Map(
    (await listBatches({ projectId: project.id, onlyAssignedTo: null })).map((one) => [one.id, one]),
  );
  return inTransaction(async (tx) => {
    const timeZone = await timeZoneOf(tx, project.id);
    const refused: EditBatchesAnswer["refused"] = [];
    const changes: VersionedChange[] = [];
    for (const { id, version } of input.batches) {
      const batch = there.get(id);
      if (!batch) {
        refused.push({ id, name: "", reason: "There is no such batch any more." });
        continue;
      }
      const change = changeOf(batch, input, timeZone);
      const refusal = refusalOf(batch, { ...change, reason });
      if (refusal)
        refused.push({
          id,
          name: batch.name,
          reason: refusal.errors?.map(({ message }) => message).join(" ") || refusal.message,
        });
      else if (Object.keys(change).length > 0) changes.push({ ...change, id, version });
    }
    const before = await snapshotOfEdit(tx, project.id, changes);
    const batches = await writeBatches(tx, project.id, changes);
    const written = new Set(batches.map(({ id }) => id));
    for (const { id } of changes)
      if (!written.has(id)) refused.push({ id, name: there.get(id)?.name ?? "", reason: CHANGED_MEANWHILE });
    const changed = written.size;
    const unchanged = input.batches.length - changes.length - (refused.length - (changes.length - changed));
    if (changed === 0) return { requestId: null, changed, unchanged, refused, batches };
    const { batches: _, ...asked } = input;
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "batch.edit-many",
      targetType: "Batch",
      targetId: null,
      before: { edited: before.filter(({ id }) => written.has(id)) },
      after: { ...asked, batches: changed },
      reason: reason ?? null,
    });
    tx.notify(project.id);
    return { requestId, changed, unchanged, refused, batches };
  });
}

async function timeZoneOf(tx: Tx, projectId: string): Promise<string> {
  const { rows } = await tx.query<{ timeZone: string }>(`SELECT "timeZone" FROM "Project" WHERE "id" = $1`, [
    projectId,
  ]);
  return rows[0]?.timeZone ?? "UTC";
}

/** What the change comes to for one batch: only what becomes another value. */
function changeOf(batch: Batch, input: Input, timeZone: string): BatchChange {
  const asked: BatchChange = {
    state: input.state,
    ...windowOf(batch, input, timeZone),
    ...(input.people ? { assigneeIds: peopleOf(batch, input.people) } : {}),
    ...(input.rename ? { name: renamed(batch.name, input.rename) } : {}),
  };
  const now: Required<Omit<BatchChange, "state">> & { state: string } = {
    ...batch,
    assigneeIds: batch.assignees.map(({ userId }) => userId).sort(),
  };
  return Object.fromEntries(
    Object.entries(asked).filter(
      ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(now[key as keyof BatchChange]),
    ),
  );
}

function windowOf(
  { startsAt, endsAt }: Batch,
  input: Input,
  timeZone: string,
): Pick<BatchChange, "startsAt" | "endsAt"> {
  const { moveByDays } = input;
  if (moveByDays === undefined) return { startsAt: input.startsAt, endsAt: input.endsAt };
  const moved = (iso: string | null) => (iso === null ? null : movedByDays(iso, moveByDays, timeZone));
  return { startsAt: moved(startsAt), endsAt: moved(endsAt) };
}

function peopleOf({ assignees }: Batch, { how, userIds }: NonNullable<Input["people"]>): string[] {
  const now = assignees.map(({ userId }) => userId);
  if (how === "set") return [...new Set(userIds)].sort();
  if (how === "add") return [...new Set([...now, ...userIds])].sort();
  return now.filter((userId) => !userIds.includes(userId)).sort();
}

const MOST_LETTERS = 120;

/** A name that would be empty or too long stays as it is. */
function renamed(name: string, { find, replace }: NonNullable<Input["rename"]>): string {
  const next = name.replaceAll(find, replace).trim();
  return next === "" || next.length > MOST_LETTERS ? name : next;
}
