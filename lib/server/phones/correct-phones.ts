import "server-only";
import { may, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import { storedFields } from "@/lib/domain/inventory-file/typed-fields";
import { keysOf } from "@/lib/domain/typed-object";
import { type ConflictCause, keptText } from "@/lib/domain/work/work-conflict";
import type { CorrectedPhone, CorrectionOutcome, PhoneCorrection } from "@/lib/schemas/phone-corrections";
import { FOR_A_FEW, inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError, isUniqueViolation } from "@/lib/server/errors";
import { NOW_FACTS } from "@/lib/server/inventory/now-facts";
import { pastPlaces } from "@/lib/server/inventory/past-assignees";
import { requireSamePerson } from "@/lib/server/inventory/same-person";
import { keepConflicts } from "@/lib/server/inventory/write-conflicts";
import { type Known, lockPhone, writeRead } from "@/lib/server/inventory/write-edit";
import { findPhone, phoneOf } from "@/lib/server/phones/get-phone";
import type { Subject } from "@/lib/server/sign-in/find-actor";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";
import { findSubject } from "@/lib/server/sign-in/subjects";

const UNKNOWN = "There is no such phone, or it is not yours to work on.";
const REASON = "Read at the phone.";

type Fields = PhoneCorrection["fields"];
type Sent = { actor: Actor; correction: PhoneCorrection; requestId: string; project: Subject & { role: Role } };

/**
 * Corrects phones by what was read at them, one answer for each correction, in the order sent. Fields that nobody changed since
 * the device saw them are stored, and the phone is decided again; a field that somebody changed meanwhile is kept as a conflict
 * with both values. The same operation is stored once, however often it is sent.
 */
export async function correctPhones(
  actor: Actor,
  corrections: readonly PhoneCorrection[],
  requestId: string,
): Promise<CorrectionOutcome[]> {
  requireSamePerson(actor.userId, corrections);
  const outcomes: CorrectionOutcome[] = [];
  for (const correction of corrections) outcomes.push(await correctOne(actor, correction, requestId));
  return outcomes;
}

const refused = ({ operationId }: PhoneCorrection, reason: string): CorrectionOutcome => ({
  operationId,
  status: "refused",
  reason,
  phone: null,
});

async function correctOne(actor: Actor, correction: PhoneCorrection, requestId: string): Promise<CorrectionOutcome> {
  const subject = await findSubject("phone", correction.phoneId, actor);
  const role = subject && roleInProject(actor, subject);
  if (!subject || !role) return refused(correction, UNKNOWN);
  if (!may(role, "inventory.collect")) return refused(correction, "Your role does not allow this.");
  const read = storedFields(correction.fields);
  if (!read.ok) return refused(correction, read.error.message);
  const sent = { actor, correction, requestId, project: { ...subject, role } };
  const store = () => inTransaction((tx) => storeCorrection(tx, sent), FOR_A_FEW);
  try {
    return await store();
  } catch (error) {
    if (isUniqueViolation(error)) return store(); // the same operation was stored in the same moment: it is answered as that
    if (error instanceof AppError && error.code === "not_found") return refused(correction, UNKNOWN);
    throw error;
  }
}

async function storeCorrection(tx: Tx, sent: Sent): Promise<CorrectionOutcome> {
  const { correction, project, actor } = sent;
  const { operationId, phoneId, fields } = correction;
  const known = await lockPhone(tx, project.id, phoneId);
  const before = await findBefore(tx, project.id, operationId);
  if (before) {
    const isSame = before.phoneId === phoneId && before.actorId === actor.userId;
    if (!isSame) return refused(correction, "This operation was sent before with other content.");
    return answer(tx, sent, before.cause, before.cause === null ? "already-there" : "kept");
  }
  const cause = seesOnlyAssigned(project.role) ? await whyNotTheirs(tx, sent) : null;
  if (cause === "never") return refused(correction, UNKNOWN);
  if (cause !== null) {
    await keep(tx, sent, cause, fields, known);
    return answer(tx, sent, cause);
  }
  const clashing = clashesOf(correction, known);
  const free = without(fields, clashing);
  await noteCorrection(tx, sent);
  const change = {
    projectId: project.id,
    kind: "edit",
    reason: REASON,
    actorId: actor.userId,
    requestId: sent.requestId,
  } as const;
  if (Object.keys(free).length > 0) await writeRead(tx, { project, phoneId, known, fields: free, change });
  if (clashing.length === 0) return answer(tx, sent, null);
  await keep(tx, sent, "fields-changed", without(fields, keysOf(free)), known);
  return answer(tx, sent, "fields-changed");
}

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** What the phone has in a field now: of one that has begun, what it shows now where the work changes it. */
function presentOf(known: Known, field: string): unknown {
  const fact = known.begunAt === null ? undefined : NOW_FACTS.find(({ found }) => found === field);
  return (fact && known[fact.column]) ?? Reflect.get(known, field) ?? null;
}

/** The fields that are neither as the device showed them nor already as it says. */
function clashesOf({ fields, was }: PhoneCorrection, known: Known): string[] {
  const read = storedFields(fields);
  return keysOf(fields).filter((field) => {
    const present = presentOf(known, field);
    const wanted = read.ok ? (read.value[field] ?? null) : null;
    return present !== (was[field] ?? null) && present !== wanted;
  });
}

type Before = { phoneId: string; actorId: string; cause: ConflictCause | null };

async function findBefore(tx: Tx, projectId: string, operationId: string): Promise<Before | null> {
  const { rows } = await tx.query<Before>({
    name: "correction before",
    text: `SELECT "phoneId", "actorId", "cause" FROM "WorkConflict" WHERE "projectId" = $1 AND "operationId" = $2
      UNION ALL SELECT "phoneId", "actorId", NULL FROM "PhoneCorrection" WHERE "projectId" = $1 AND "operationId" = $2 ORDER BY "cause" NULLS LAST LIMIT 1`,
    values: [projectId, operationId],
  });
  return rows[0] ?? null;
}

async function noteCorrection(tx: Tx, { project, correction, actor, requestId }: Sent): Promise<void> {
  const { operationId, phoneId, fields, was, at } = correction;
  await tx.query({
    name: "correction",
    text: `INSERT INTO "PhoneCorrection" ("projectId", "operationId", "phoneId", "fields", "was", "at", "actorId", "requestId") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      project.id,
      operationId,
      phoneId,
      JSON.stringify(fields),
      JSON.stringify(was),
      at,
      actor.userId,
      requestId,
    ],
  });
}

/** Why the phone is not this person's now, where it was once; `never`: it never was; null: it is. */
async function whyNotTheirs(tx: Tx, { correction, actor, project }: Sent): Promise<ConflictCause | "never" | null> {
  const { phoneId } = correction;
  const { rows } = await tx.query<{ batchId: string | null; isTheirs: boolean }>({
    name: "is theirs",
    text: `SELECT w."batchId", EXISTS (SELECT FROM "BatchAssignee" a WHERE a."projectId" = $1 AND a."batchId" = w."batchId" AND a."userId" = $3) AS "isTheirs"
      FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."phoneId" = $2`,
    values: [project.id, phoneId, actor.userId],
  });
  const [place] = rows;
  if (place?.isTheirs) return null;
  const past = (await pastPlaces(tx, [phoneId], [actor.userId])).at(-1);
  if (!past) return "never";
  if (!place?.batchId) return "no-batch";
  return place.batchId === past.batchId ? "not-assigned" : "other-batch";
}

async function keep(tx: Tx, sent: Sent, cause: ConflictCause, fields: Fields, known: Known): Promise<void> {
  const { project, correction, actor, requestId } = sent;
  const { operationId, phoneId, was, at } = correction;
  const names = Object.keys(fields);
  const { rows } = await tx.query<{ byId: string | null; at: Date }>(
    `SELECT "actorId" AS "byId", "at" FROM "PhoneChange" WHERE "projectId" = $1 AND "phoneId" = $2 AND "changes" ?| $3 ORDER BY "seq" DESC LIMIT 1`,
    [project.id, phoneId, names],
  );
  const present = Object.fromEntries(names.map((name) => [name, presentOf(known, name)]));
  await keepConflicts(tx, [
    {
      projectId: project.id,
      ...{ operationId, kind: "correction", cause, phoneId, batchId: null },
      sent: { fields, was },
      found: { fields: present, byId: rows[0]?.byId ?? null, at: rows[0]?.at.toISOString() ?? null },
      ...{ at, actorId: actor.userId, requestId },
    },
  ]);
}

/** What is told of a correction: kept for a cause, or stored; with the phone as it stands. */
async function answer(
  tx: Tx,
  { correction, project }: Sent,
  cause: ConflictCause | null,
  status: CorrectionOutcome["status"] = cause === null ? "stored" : "kept",
): Promise<CorrectionOutcome> {
  const row = await findPhone(project.id, correction.phoneId, tx);
  const reason = cause === null ? {} : { reason: keptText(cause) };
  return { operationId: correction.operationId, status, ...reason, phone: row && shownOf(phoneOf(project.id, row)) };
}

function shownOf(phone: CorrectedPhone): CorrectedPhone {
  const { id, mac, model, pid, vid, serial, ip, verdict, reasons, license, state, hasConflict, revision } = phone;
  return { id, mac, model, pid, vid, serial, ip, verdict, reasons, license, state, hasConflict, revision };
}
