import "server-only";
import { may, type Role } from "@/lib/domain/access";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import type { UndoAnswer } from "@/lib/schemas/phone-changes";
import { db } from "@/lib/server/database/db";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { planOf } from "@/lib/server/inventory/conversion-plans";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { revertChanges } from "@/lib/server/inventory/revert-changes";

type Undo = {
  project: { id: string; organizationId: string; role: Role };
  scope: PhoneScope;
  /** The request whose changes are taken back. */
  undo: string;
  reason: string | null;
  actorId: string;
  requestId: string;
};

/** Actions of the audit that change phones and can be taken back here; an import is taken back on its own page. */
export const UNDOABLE = ["inventory.edit", "phone.edit", "inventory.undo"];

/**
 * Takes back an edit, or an undo, for every phone on which nobody changed the same fields since. Who may only collect can
 * take back only what he collected himself.
 */
export async function undoChanges({ project, scope, undo, reason, actorId, requestId }: Undo): Promise<UndoAnswer> {
  const stored = await db.project.findUniqueOrThrow({ where: { id: project.id } });
  return inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const done = await requireUndoable(tx, project.id, undo);
    if (!may(project.role, "inventory.edit")) await requireOwn(tx, { projectId: project.id, undo, actorId });
    const why = reason ?? (done.reason ? `Undo: ${done.reason}` : "Undo");
    const { restored, left, leftPhones, withoutBatch } = await revertChanges(tx, {
      project: { id: project.id, plan: planOf(stored) },
      undo,
      only: wherePhones(scope, { state: [...PHONE_STATES] }),
      reason: why,
      actorId,
      requestId,
    });
    if (restored === 0)
      throw new AppError("conflict", "Nothing was undone: every phone of this change was changed again since.");
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "inventory.undo",
      targetType: "Change",
      targetId: undo,
      after: { changed: restored, left, withoutBatch },
      reason: why,
    });
    tx.notify(project.id);
    return { requestId, restored, left, leftPhones, withoutBatch };
  });
}

/** The audit's record of what is to be undone. */
async function requireUndoable(tx: Tx, projectId: string, undo: string) {
  const { rows } = await tx.query<{ requestId: string | null; reason: string | null }>(
    `SELECT "requestId", "reason" FROM "AuditEvent" WHERE "projectId" = $1
       AND (("requestId" = $2 AND "action" = ANY($3)) OR ("targetId" = $2 AND "action" = 'inventory.undo'))`,
    [projectId, undo, UNDOABLE],
  );
  const done = rows.find(({ requestId }) => requestId === undo);
  if (!done) throw new AppError("not_found", "There is no such change, or it cannot be undone.");
  if (rows.length > 1) throw new AppError("conflict", "This change was undone already.");
  return done;
}

type Own = { projectId: string; undo: string; actorId: string };

async function requireOwn(tx: Tx, { projectId, undo, actorId }: Own): Promise<void> {
  const { rows } = await tx.query(
    `SELECT FROM "PhoneChange" WHERE "projectId" = $1 AND "requestId" = $2 AND "actorId" IS DISTINCT FROM $3 LIMIT 1`,
    [projectId, undo, actorId],
  );
  if (rows.length > 0) throw new AppError("forbidden", "You can take back only what you collected yourself.");
}
