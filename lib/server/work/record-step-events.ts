import "server-only";
import type * as z from "zod";
import { may, seesOnlyAssigned } from "@/lib/domain/access";
import { stepById } from "@/lib/domain/procedure/routes";
import type { Decision } from "@/lib/domain/rules/decision";
import { startBlockersOf } from "@/lib/domain/rules/eligibility/requirements";
import type { BatchState } from "@/lib/domain/work/batch-life";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import { canActOnStep, requiresReason, type StepAction } from "@/lib/domain/work/step-actions";
import type { StepOutcome, stepEvent } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { query, sql } from "@/lib/server/database/sql";
import { type Actor, roleInProject, visibleProjects } from "@/lib/server/sign-in/session";

type Event = z.output<typeof stepEvent>;
type Refusal = { reason: string };
type Subject = { projectId: string; batchId: string | null; phone: PhoneRow | null };

/** From which states an action may start, and where it leads; what is not listed leaves the state as it is. */
const MOVES = {
  tick: { from: ["not-started", "in-progress", "verified"], to: { "not-started": "in-progress" } },
  untick: { from: ["in-progress", "on-hold", "failed"], to: {} },
  note: { from: ["not-started", "in-progress", "on-hold", "failed", "verified"], to: {} },
  fail: {
    from: ["not-started", "in-progress", "on-hold"],
    to: { "not-started": "failed", "in-progress": "failed", "on-hold": "failed" },
  },
  hold: {
    from: ["not-started", "in-progress", "failed"],
    to: { "not-started": "on-hold", "in-progress": "on-hold", failed: "on-hold" },
  },
  resume: { from: ["on-hold", "failed"], to: { "on-hold": "in-progress", failed: "in-progress" } },
} as const satisfies Record<StepAction, { from: readonly PhoneState[]; to: Partial<Record<PhoneState, PhoneState>> }>;

/**
 * Stores what technicians did, one answer for each event, in the order sent. An operation that was stored before is
 * answered as stored again; the same operation with other content is refused.
 */
export async function recordStepEvents(actor: Actor, events: Event[], requestId: string): Promise<StepOutcome[]> {
  const known = await findStored(actor, events);
  const subjects = await findSubjects(actor, events);
  const outcomes: StepOutcome[] = [];
  for (const event of events) outcomes.push(known(event) ?? (await recordOne(event)));
  return outcomes;

  async function recordOne(event: Event): Promise<StepOutcome> {
    const subject = subjects(event);
    const refusal = "reason" in subject ? subject : refuse(event);
    if (refusal || "reason" in subject) {
      return { operationId: event.operationId, status: "refused", reason: refusal?.reason ?? "" };
    }
    return store(actor, event, subject, requestId);
  }
}

/**
 * What was stored before is answered first: whatever became of the phone, the batch or the assignment since, an operation
 * whose answer was lost must not come back as refused.
 */
async function findStored(actor: Actor, events: Event[]): Promise<(event: Event) => StepOutcome | null> {
  const rows = await db.stepEvent.findMany({
    where: { operationId: { in: events.map(({ operationId }) => operationId) }, actorId: actor.userId },
  });
  const byId = new Map(rows.map((row) => [row.operationId, row]));
  return (event) => {
    const before = byId.get(event.operationId);
    return before ? answerRepeated(before, event) : null;
  };
}

type StoredEvent = NonNullable<Awaited<ReturnType<typeof db.stepEvent.findFirst>>>;

function answerRepeated(before: StoredEvent, event: Event, state?: PhoneState): StepOutcome {
  const { operationId } = event;
  const isSame =
    before.step === event.step &&
    before.action === event.action &&
    before.phoneId === (event.phoneId ?? null) &&
    (event.phoneId !== undefined || before.batchId === (event.batchId ?? null)) &&
    before.loadFamily === (event.loadFamily ?? null) &&
    before.note === (event.note ?? null) &&
    before.at.getTime() === new Date(event.at).getTime();
  if (!isSame) {
    return { operationId, status: "refused", reason: "This operation was sent before with other content." };
  }
  return { operationId, status: "stored", ...(state ? { state } : {}) };
}

function refuse(event: Event): Refusal | null {
  const step = stepById(event.step);
  if (!step) return { reason: `There is no step "${event.step}".` };
  const scope = event.phoneId ? "phone" : event.batchId ? "batch" : "project";
  if (step.scope !== scope)
    return { reason: `The step "${step.title}" is one for the ${step.scope}, not for the ${scope}.` };
  if (!canActOnStep(step, event.action))
    return { reason: "A phone is verified by evidence, not by a tick: paste its status text." };
  if (requiresReason(event.action) && !event.note) return { reason: "Say why: this needs a note." };
  return null;
}

type PhoneRow = {
  id: string;
  projectId: string;
  batchId: string | null;
  verdict: string;
  decision: Decision;
  batchState: BatchState | null;
};

/** Finds what the events are about, among what this person may work on. */
async function findSubjects(actor: Actor, events: Event[]): Promise<(event: Event) => Subject | Refusal> {
  const projects = await db.project.findMany({
    where: visibleProjects(actor),
    select: { id: true, organizationId: true },
  });
  const roles = new Map(projects.map((project) => [project.id, roleInProject(actor, project)]));
  const projectIds = projects.map(({ id }) => id);
  const ids = (key: "phoneId" | "batchId") => [...new Set(events.flatMap((event) => event[key] ?? []))];
  const [phones, batches, assigned] = await Promise.all([
    query<PhoneRow>(sql`
      SELECT p."id", p."projectId", p."batchId", p."verdict", d."detail" AS "decision", b."state" AS "batchState"
      FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"
      WHERE p."projectId" = ANY(${projectIds}::uuid[]) AND p."id" = ANY(${ids("phoneId")}::uuid[])`),
    db.batch.findMany({
      where: { projectId: { in: projectIds }, id: { in: ids("batchId") } },
      select: { id: true, projectId: true, state: true },
    }),
    db.batchAssignee.findMany({
      where: { userId: actor.userId, projectId: { in: projectIds } },
      select: { batchId: true },
    }),
  ]);
  const phoneById = new Map(phones.map((phone) => [phone.id, phone]));
  const batchById = new Map(batches.map((batch) => [batch.id, batch]));
  const isMine = new Set(assigned.map(({ batchId }) => batchId));
  const unknown: Refusal = { reason: "There is no such phone, batch or project, or it is not yours to work on." };

  return (event) => {
    const phone = event.phoneId ? (phoneById.get(event.phoneId) ?? null) : null;
    if (event.phoneId && !phone) return unknown;
    const batchId = phone ? phone.batchId : (event.batchId ?? null);
    const projectId = phone?.projectId ?? (event.batchId ? batchById.get(event.batchId)?.projectId : event.projectId);
    const role = projectId ? roles.get(projectId) : null;
    if (!projectId || !role) return unknown;
    if (!may(role, "step.record")) return { reason: "Your role does not allow this." };
    if (seesOnlyAssigned(role) && (batchId === null ? event.phoneId || event.batchId : !isMine.has(batchId)))
      return unknown;
    if (phone && event.action === "tick" && phone.verdict !== "eligible") {
      return { reason: `This phone is ${phone.verdict.replace("-", " ")}: settle that first.` };
    }
    const batchState = phone ? phone.batchState : event.batchId ? batchById.get(event.batchId)?.state : null;
    if (batchState === "done" || batchState === "cancelled") {
      return { reason: `The batch is ${batchState}. Move what is left to another batch first.` };
    }
    const [blocker] = phone && event.action === "tick" ? startBlockersOf(phone.decision) : [];
    if (blocker) return { reason: blocker.text };
    return { projectId, batchId, phone };
  };
}

type Stored = { stored: number; state: PhoneState | null };

/**
 * One statement: the event, the phone's state and the batch that begins with its first tick. It waits for the phone's row,
 * so two people on one phone follow one another; the state is asked under that lock.
 */
async function store(
  actor: Actor,
  event: Event,
  { projectId, batchId, phone }: Subject,
  requestId: string,
): Promise<StepOutcome> {
  const { operationId, step, action, at, note = null, loadFamily = null } = event;
  const scope = event.phoneId ? "phone" : event.batchId ? "batch" : "project";
  const { from, to } = MOVES[action];
  const [row] = await query<Stored>(sql`
    WITH "phone" AS (
      SELECT p."id", p."state" FROM "Phone" p WHERE p."projectId" = ${projectId}::uuid AND p."id" = ${phone?.id ?? null}::uuid FOR UPDATE
    ), "event" AS (
      INSERT INTO "StepEvent" ("projectId", "operationId", "scope", "batchId", "phoneId", "loadFamily", "step", "action", "note", "at", "actorId", "requestId")
      SELECT ${projectId}::uuid, ${operationId}::uuid, ${scope}, ${batchId}::uuid, ${phone?.id ?? null}::uuid, ${loadFamily}, ${step}, ${action}, ${note}, ${at}::timestamptz, ${actor.userId}::uuid, ${requestId}
      WHERE ${scope} <> 'phone' OR EXISTS (SELECT FROM "phone" WHERE "state" = ANY(${[...from]}))
      ON CONFLICT ("projectId", "operationId") DO NOTHING RETURNING 1
    ), "moved" AS (
      UPDATE "Phone" p SET "state" = ${JSON.stringify(to)}::jsonb ->> p."state", "updatedAt" = now() FROM "event"
      WHERE p."projectId" = ${projectId}::uuid AND p."id" = ${phone?.id ?? null}::uuid AND ${JSON.stringify(to)}::jsonb ? p."state" RETURNING p."state"
    ), "begun" AS (
      UPDATE "Batch" b SET "state" = 'running', "version" = b."version" + 1, "updatedAt" = now() FROM "event"
      WHERE ${action} = 'tick' AND b."projectId" = ${projectId}::uuid AND b."id" = ${batchId}::uuid AND b."state" IN ('planned', 'ready') RETURNING 1
    ), "told" AS (
      SELECT pg_notify('project', ${projectId}) FROM "event"
    )
    SELECT (SELECT count(*)::int FROM "event") AS "stored", coalesce((SELECT "state" FROM "moved"), (SELECT "state" FROM "phone")) AS "state",
      (SELECT count(*) FROM "begun") AS "begun", (SELECT count(*) FROM "told") AS "told"`);
  const state = row?.state ?? undefined;
  if (row?.stored === 1) return { operationId, status: "stored", ...(state ? { state } : {}) };
  return repeated(projectId, event, state);
}

/** The event was not stored: because it was stored before, or because the phone's state does not allow it. */
async function repeated(projectId: string, event: Event, state: PhoneState | undefined): Promise<StepOutcome> {
  const { operationId } = event;
  const before = await db.stepEvent.findUnique({ where: { projectId_operationId: { projectId, operationId } } });
  if (!before)
    return {
      operationId,
      status: "refused",
      reason: `This phone is ${(state ?? "not there").replace("-", " ")}: ${HINTS[event.action]}`,
    };
  return answerRepeated(before, event, state);
}

const HINTS = {
  tick: "resume it first.",
  untick: "nothing of it can be taken back now.",
  note: "no note can be added.",
  fail: "it cannot fail now.",
  hold: "it cannot be put on hold now.",
  resume: "there is nothing to resume.",
} as const satisfies Record<StepAction, string>;
