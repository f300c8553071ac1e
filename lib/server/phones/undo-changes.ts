import "server-only";
import { may, type Role } from "@/lib/domain/access";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import type { UndoAnswer } from "@/lib/schemas/phone-changes";
import { query, sql } from "@/lib/server/database/sql";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import type { OnProgress } from "@/lib/server/inventory/in-parts";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { type BatchSnapshot, restoreBatches } from "@/lib/server/inventory/restore-batches";
import { revertChanges } from "@/lib/server/inventory/revert-changes";
import { revertBatches, snapshotOfEdit, type VersionedChange } from "@/lib/server/inventory/write-batches";
import type { Change } from "@/lib/server/inventory/write-history";
import type { JobHooks } from "@/lib/server/jobs/long-jobs";

export type Undo = {
  project: { id: string; organizationId: string; role: Role };
  scope: PhoneScope;
  /** The request whose changes are taken back. */
  undo: string;
  reason: string | null;
  actorId: string;
  requestId: string;
  job?: JobHooks;
};

/** Actions of the audit that change phones and can be taken back here; an import is taken back on its own page. */
export const UNDOABLE = [
  "inventory.edit",
  "phone.edit",
  "exception.decide",
  "inventory.undo",
  "batch.apply-plan",
  "batch.move-phones",
  "batch.delete",
  "batch.edit-many",
];
const OF_BATCHES = ["batch.apply-plan", "batch.move-phones", "batch.delete", "batch.edit-many"];

const NO_BATCHES: BatchSnapshot[] = [];

/**
 * Takes back an edit, a plan, a move, a deletion of a batch, or an undo, for every phone on which nobody changed the same since.
 * Whoever may only collect can take back only what they collected themselves.
 */
export async function undoChanges({
  project,
  scope,
  undo,
  reason,
  actorId,
  requestId,
  job,
}: Undo): Promise<UndoAnswer> {
  return inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const done = await requireUndoable(tx, project.id, undo);
    if (done.isOfBatches) requirePlanner(project.role);
    else if (!may(project.role, "inventory.edit")) await requireOwn(tx, { projectId: project.id, undo, actorId });
    await job?.onProgress(0);
    const why = reason ?? (done.reason ? `Undo: ${done.reason}` : "Undo");
    const change = { projectId: project.id, kind: "undo", reason: why, actorId, requestId } as const;
    const undone = done.edited
      ? await revertEdit(tx, project.id, done.edited)
      : done.isOfBatches
        ? await undoPlacing(tx, undo, done, change, job?.onProgress)
        : {
            what: "phones" as const,
            edited: undefined,
            ...(await revertPhones(tx, undo, scope, change, job?.onProgress)),
            batches: NO_BATCHES,
          };
    if (undone.restored === 0 && done.taken.length === 0)
      throw new AppError(
        "conflict",
        `Nothing was undone: every ${done.edited ? "batch" : "phone"} of this change was changed again since.`,
      );
    const { batches, edited, ...answer } = undone;
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "inventory.undo",
      targetType: "Change",
      targetId: undo,
      before: done.isOfBatches ? { batches, edited } : undefined,
      after: {
        changed: answer.restored,
        left: answer.left,
        withoutBatch: answer.withoutBatch,
        ...(done.isOfBatches ? { isOfBatches: true, createdIds: done.taken.map(({ id }) => id) } : {}),
      },
      reason: why,
    });
    await job?.onFinish(tx, { requestId, ...answer });
    return { requestId, ...answer };
  }, job?.policy);
}

const MOST_NAMED = 20;

async function revertEdit(tx: Tx, projectId: string, edited: readonly VersionedChange[]) {
  const now = await snapshotOfEdit(tx, projectId, edited);
  const back = await revertBatches(tx, projectId, edited);
  tx.notify(projectId);
  const restored = back.length;
  const left = edited.length - restored;
  return {
    what: "batches" as const,
    restored,
    left,
    leftPhones: [],
    withoutBatch: 0,
    batches: NO_BATCHES,
    edited: now.filter(({ id }) => back.includes(id)),
  };
}

async function undoPlacing(
  tx: Tx,
  undo: string,
  { taken, made }: Done,
  change: Change,
  onProgress: OnProgress | undefined,
) {
  const { restored, left, withoutBatch, removed } = await restoreBatches(tx, { undo, taken, made }, change, onProgress);
  const leftPhones = left.slice(0, MOST_NAMED);
  return {
    what: "phones" as const,
    restored,
    left: left.length,
    leftPhones,
    withoutBatch,
    batches: removed,
    edited: undefined,
  };
}

async function revertPhones(
  tx: Tx,
  undo: string,
  scope: PhoneScope,
  change: Change,
  onProgress: OnProgress | undefined,
) {
  const project = await projectToDecide(tx, change.projectId);
  return revertChanges(tx, {
    project,
    undo,
    only: wherePhones(scope, { state: [...PHONE_STATES] }),
    change,
    onProgress,
  });
}

type Done = {
  reason: string | null;
  isOfBatches: boolean;
  /** Batches that the change took away, as they were. */
  taken: BatchSnapshot[];
  /** Batches that it made. */
  made: string[];
  /** Batches that it edited, as they were. */
  edited: VersionedChange[] | null;
};

/** The audit's record of what is to be undone. */
async function requireUndoable(tx: Tx, projectId: string, undo: string): Promise<Done> {
  const { rows } = await tx.query<AuditRow>(
    `SELECT "requestId", "reason", "action", "before", "after" FROM "AuditEvent" WHERE "projectId" = $1
       AND (("requestId" = $2 AND "action" = ANY($3)) OR ("targetId" = $2 AND "action" = 'inventory.undo'))`,
    [projectId, undo, UNDOABLE],
  );
  const done = rows.find(({ requestId }) => requestId === undo);
  if (!done) throw new AppError("not_found", "There is no such change, or it cannot be undone.");
  if (rows.length > 1) throw new AppError("conflict", "This change was undone already.");
  return {
    reason: done.reason,
    isOfBatches: OF_BATCHES.includes(done.action) || done.after?.isOfBatches === true,
    taken: done.before?.batches ?? [],
    made: done.after?.createdIds ?? [],
    edited: done.before?.edited ?? null,
  };
}

type AuditRow = {
  requestId: string | null;
  reason: string | null;
  action: string;
  before: { batches?: BatchSnapshot[]; edited?: VersionedChange[] } | null;
  after: { createdIds?: string[]; isOfBatches?: boolean } | null;
};

function requirePlanner(role: Role): void {
  if (may(role, "batch.plan")) return;
  throw new AppError("forbidden", "Only people who plan batches can take this back.");
}

type Own = { projectId: string; undo: string; actorId: string };

async function requireOwn(tx: Tx, { projectId, undo, actorId }: Own): Promise<void> {
  const { rows } = await tx.query(
    `SELECT FROM "PhoneChange" WHERE "projectId" = $1 AND "requestId" = $2 AND "actorId" IS DISTINCT FROM $3 LIMIT 1`,
    [projectId, undo, actorId],
  );
  if (rows.length > 0) throw new AppError("forbidden", "You can take back only what you collected yourself.");
}

/** How many phones a change touched. */
export async function countChanged(projectId: string, requestId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    sql`SELECT count(DISTINCT "phoneId")::int AS "count" FROM "PhoneChange" WHERE "projectId" = ${projectId}::uuid AND "requestId" = ${requestId}`,
  );
  return row?.count ?? 0;
}
