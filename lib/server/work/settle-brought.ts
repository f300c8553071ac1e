import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import type { TypedFields } from "@/lib/domain/inventory-file/typed-fields";
import type { reopenConflictsInput, SettleAnswer, SettleBroughtInput } from "@/lib/schemas/conflicts";
import type { StepEvent } from "@/lib/schemas/work";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { noteSettled, reopenSettled } from "@/lib/server/inventory/write-conflicts";
import { lockPhone, writeRead } from "@/lib/server/inventory/write-edit";
import { writeSteps } from "@/lib/server/inventory/write-steps";
import type { Actor } from "@/lib/server/sign-in/session";
import { storeEvidence } from "@/lib/server/work/add-evidence";
import { noGates } from "@/lib/server/work/gates";
import { judgeStep } from "@/lib/server/work/judge-step";
import { toStored } from "@/lib/server/work/record-step-events";
import { readSubjects } from "@/lib/server/work/step-subjects";

type Settle<Input> = {
  project: { id: string; organizationId: string; role: Role };
  input: Input;
  actor: Actor;
  requestId: string;
};

type Brought = { id: string; operationId: string; phoneId: string | null; at: Date; actorId: string } & (
  | { kind: "step"; sent: Omit<StepEvent, "operationId" | "phoneId" | "at"> & { scope: string } }
  | { kind: "correction"; sent: { fields: TypedFields } }
  | { kind: "evidence"; sent: { text: string } }
);

/**
 * Settles what devices brought. `apply` stores it now as if it had come in time, under the name of whoever did it; what the
 * phone's state does not allow is left open, and told why. `keep` and `dismiss` store nothing but that it is settled.
 */
export async function settleBrought({
  project,
  input,
  actor,
  requestId,
}: Settle<SettleBroughtInput>): Promise<SettleAnswer> {
  const { conflicts, how, reason } = input;
  return inTransaction(async (tx) => {
    await lockInventory(tx, project.id, "shared");
    const open = await lockOpen(tx, project.id, conflicts);
    const refused: SettleAnswer["refused"] = [];
    const done: string[] = [];
    for (const one of open) {
      const why = how === "apply" ? await apply(tx, { project, input, actor, requestId }, one) : null;
      if (why === null) done.push(one.id);
      else refused.push({ id: one.id, reason: why });
    }
    if (open.length === 0) throw new AppError("conflict", "None of these conflicts is open any more.");
    await noteSettled(tx, { projectId: project.id, ids: done, how, byId: actor.userId, reason });
    if (done.length > 0)
      await tx.audit({
        ...{ organizationId: project.organizationId, projectId: project.id, actorId: actor.userId, requestId, reason },
        ...{
          action: "conflict.settle",
          targetType: "Conflicts",
          targetId: requestId,
          after: { how, settled: done.length },
        },
      });
    return { requestId, settled: done.length, refused };
  });
}

/** Takes back that conflicts were kept or dismissed: they wait again. What was applied is taken back where it stands. */
export async function reopenConflicts({
  project,
  input,
  actor,
  requestId,
}: Settle<z.output<typeof reopenConflictsInput>>): Promise<SettleAnswer> {
  return inTransaction(async (tx) => {
    const opened = await reopenSettled(tx, project.id, input.conflicts);
    const reason = "What came was applied: take it back at the phone.";
    const refused = input.conflicts.filter((id) => !opened.includes(id)).map((id) => ({ id, reason }));
    if (opened.length === 0) throw new AppError("conflict", "None of these can be opened again.");
    await tx.audit({
      ...{ organizationId: project.organizationId, projectId: project.id, actorId: actor.userId, requestId },
      ...{ action: "conflict.reopen", targetType: "Conflicts", targetId: requestId, after: { opened: opened.length } },
      reason: input.reason,
    });
    return { requestId, settled: opened.length, refused };
  });
}

/** The open ones under their rows' locks, phone by phone, in the order in which they were done. */
async function lockOpen(tx: Tx, projectId: string, ids: readonly string[]): Promise<Brought[]> {
  const { rows } = await tx.query<Brought>(
    `SELECT "id", "operationId", "kind", "phoneId", "sent", "at", "actorId" FROM "WorkConflict"
     WHERE "projectId" = $1 AND "id" = ANY($2::uuid[]) AND "settledAt" IS NULL ORDER BY "phoneId", "at", "id" FOR UPDATE`,
    [projectId, ids],
  );
  return rows;
}

/** Stores what came; gives why it cannot be stored, or null. */
function apply(tx: Tx, settle: Settle<SettleBroughtInput>, one: Brought): Promise<string | null> {
  switch (one.kind) {
    case "step":
      return applyStep(tx, settle, one);
    case "correction":
      return applyCorrection(tx, settle, one);
    case "evidence":
      return applyEvidence(tx, settle, one);
  }
}

const GONE = "The phone is not in the project any more.";

async function applyStep(
  tx: Tx,
  { project, actor, requestId }: Settle<SettleBroughtInput>,
  { operationId, phoneId, at, actorId, sent }: Extract<Brought, { kind: "step" }>,
): Promise<string | null> {
  const { scope: _, seenBatchId: _batch, seenAt: _seen, ...said } = sent;
  const event: StepEvent = { ...said, operationId, at: at.toISOString(), ...(phoneId ? { phoneId } : {}) };
  const now = { actor, event, requestId };
  const subjects = await readSubjects(tx, [now]);
  // Only what stands now is asked; whose it was, who changed it meanwhile, and what it waited for is what the person settles.
  const meanwhile = { ...subjects.meanwhile, states: new Map() };
  const gates = may(project.role, "gate.override") ? noGates() : subjects.gates;
  const judged = judgeStep(now, { ...subjects, before: new Map(), meanwhile, gates });
  if (judged.kind === "answer") return judged.outcome.reason ?? GONE;
  if (judged.kind === "held") return "Others are changing this phone just now. Try again.";
  if (judged.kind === "keep") return GONE;
  const { subject, after } = judged;
  const stored = { ...toStored(now, subject), actorId };
  const states =
    after && "phoneId" in subject ? [{ ...after, projectId: subject.projectId, phoneId: subject.phoneId }] : [];
  await writeSteps(tx, [stored], states);
  return null;
}

async function applyCorrection(
  tx: Tx,
  { project, input, actor, requestId }: Settle<SettleBroughtInput>,
  { phoneId, sent }: Extract<Brought, { kind: "correction" }>,
): Promise<string | null> {
  if (!phoneId) return GONE;
  const known = await lockPhone(tx, project.id, phoneId);
  const change = {
    projectId: project.id,
    kind: "edit",
    reason: input.reason,
    actorId: actor.userId,
    requestId,
  } as const;
  await writeRead(tx, { project, phoneId, known, fields: sent.fields, change });
  return null;
}

async function applyEvidence(
  tx: Tx,
  { project, requestId }: Settle<SettleBroughtInput>,
  { operationId, phoneId, at, actorId, sent }: Extract<Brought, { kind: "evidence" }>,
): Promise<string | null> {
  if (!phoneId) return GONE;
  const input = { operationId, phoneId, kind: "status-text", text: sent.text, at: at.toISOString() } as const;
  await storeEvidence(tx, { project, input, actorId, onlyAssigned: false, requestId, isTakenLate: true });
  return null;
}
