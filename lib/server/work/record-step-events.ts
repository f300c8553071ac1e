import "server-only";
import { keptText } from "@/lib/domain/work/work-conflict";
import type { StepEvent, StepOutcome } from "@/lib/schemas/work";
import { FOR_A_FEW, inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { requireSamePerson } from "@/lib/server/inventory/same-person";
import { type KeptConflict, keepConflicts } from "@/lib/server/inventory/write-conflicts";
import { type StoredEvent, type WorkAfter, writeSteps } from "@/lib/server/inventory/write-steps";
import type { Actor } from "@/lib/server/sign-in/session";
import { noteCleared } from "@/lib/server/work/gates";
import { type Judged, judgeStep, scopeOf } from "@/lib/server/work/judge-step";
import type { Sent } from "@/lib/server/work/sent";
import { readSubjects, type StoredBefore, type Subjects } from "@/lib/server/work/step-subjects";

/**
 * Stores what technicians did: one answer for each event, in the order sent. An operation that came before is answered as what
 * became of it then; the same operation with other content is refused. What comes too late for the plan or for what others did
 * is kept as a conflict. Another person's work is refused whole: nothing of the request is stored.
 *
 * Events that arrive while others are being stored are stored together, by a handful of statements and one commit: that is what
 * makes many technicians quick. Each is still answered by itself.
 */
export async function recordStepEvents(actor: Actor, events: StepEvent[], requestId: string): Promise<StepOutcome[]> {
  requireSamePerson(actor.userId, events);
  return Promise.all(events.map((event) => queued({ actor, event, requestId })));
}

type Kept = Extract<Judged, { kind: "keep" }>;

type Waiting = Sent & {
  /** Since when it waits for a phone that somebody else holds. */
  since: number;
  resolve: (outcome: StepOutcome) => void;
  reject: (error: unknown) => void;
};

const MOST_IN_A_GROUP = 500;
const HELD_AGAIN_MS = 20;
/** Longer than an import takes to write what it changes of phones under way. */
const HELD_AT_MOST_MS = 8_000;

// On globalThis, because routes are bundled apart and must share one queue.
declare global {
  var stepQueue: { waiting: Waiting[]; isRunning: boolean } | undefined;
}
globalThis.stepQueue ??= { waiting: [], isRunning: false };
const queue = globalThis.stepQueue;

function queued(sent: Sent): Promise<StepOutcome> {
  return new Promise((resolve, reject) => {
    queue.waiting.push({ ...sent, since: Date.now(), resolve, reject });
    if (!queue.isRunning) void drain();
  });
}

async function drain(): Promise<void> {
  queue.isRunning = true;
  await Promise.resolve(); // whatever came in the same request goes together
  while (queue.waiting.length > 0) {
    const group = queue.waiting.splice(0, MOST_IN_A_GROUP);
    const stored = await storeGroup(group).then(
      (outcomes) => ({ outcomes, error: null }),
      (error: unknown) => ({ outcomes: [], error }),
    );
    for (const [index, one] of group.entries()) {
      const outcome = stored.outcomes[index];
      if (outcome === undefined) one.reject(stored.error);
      else if (outcome !== "held") one.resolve(outcome);
      else tryAgain(one);
    }
  }
  queue.isRunning = false;
}

/** The phone is held by an import or an edit: the event waits without a connection, and not for ever. */
function tryAgain(one: Waiting): void {
  if (Date.now() - one.since > HELD_AT_MOST_MS) {
    one.reject(
      new AppError(
        "unavailable",
        "Others are changing this phone just now. Send the steps again in a moment; what was stored is not stored twice.",
      ),
    );
    return;
  }
  setTimeout(() => {
    queue.waiting.push(one);
    if (!queue.isRunning) void drain();
  }, HELD_AGAIN_MS);
}

/** One transaction for a group of events, however many people sent them. */
function storeGroup(group: readonly Sent[]): Promise<(StepOutcome | "held")[]> {
  return inTransaction(async (tx) => {
    const subjects = await readSubjects(tx, group);
    const before = new Map(subjects.before);
    const stored: StoredEvent[] = [];
    const kept: KeptConflict[] = [];
    const after = new Map<string, WorkAfter>();
    const outcomes = group.map((sent): StepOutcome | "held" => {
      const judged = judgeStep(sent, { ...subjects, before });
      if (judged.kind === "held") return "held";
      if (judged.kind === "answer") return judged.outcome;
      if (judged.kind === "keep") {
        const conflict = toConflict(sent, judged);
        kept.push(conflict);
        before.set(conflict.operationId, toBefore(sent, conflict.batchId, judged.cause));
        return keptOutcome(sent.event, judged, subjects);
      }
      const event = toStored(sent, judged.subject);
      stored.push(event);
      before.set(event.operationId, toBefore(sent, event.batchId, null));
      if (!("phoneId" in judged.subject))
        noteCleared(
          subjects.gates,
          "batchId" in judged.subject ? judged.subject.batchId : judged.subject.projectId,
          sent,
        );
      if (!judged.after || !("phoneId" in judged.subject)) return { operationId: event.operationId, status: "stored" };
      const phone = judged.subject;
      const { state, isBegun } = judged.after;
      if (phone.state !== state || (isBegun && phone.begunAt === null))
        after.set(phone.phoneId, { projectId: phone.projectId, phoneId: phone.phoneId, state, isBegun });
      if (phone.state !== state && event.action !== "tick")
        subjects.meanwhile.states.set(phone.phoneId, { byId: event.actorId, at: new Date() });
      phone.state = state; // the next event of the group finds the phone as this one leaves it
      if (isBegun) phone.begunAt ??= new Date();
      return { operationId: event.operationId, status: "stored", state };
    });
    if (stored.length > 0) await writeSteps(tx, stored, [...after.values()]);
    await keepConflicts(tx, kept);
    return outcomes;
  }, FOR_A_FEW);
}

/** An event as it is stored, of what it is about. */
export function toStored(
  { actor, event, requestId }: Sent,
  subject: { projectId: string; batchId?: string | null },
): StoredEvent {
  const { operationId, phoneId = null, loadFamily = null, step, action, note = null, problem = null, at } = event;
  return {
    projectId: subject.projectId,
    operationId,
    scope: scopeOf(event),
    batchId: subject.batchId ?? null,
    phoneId,
    loadFamily,
    step,
    action,
    note,
    problem,
    audience: event.audience ?? "team",
    at,
    actorId: actor.userId,
    requestId,
  };
}

/** The event as it was sent, without what the columns beside it hold. */
function toConflict({ actor, event, requestId }: Sent, { cause, place, found }: Kept): KeptConflict {
  const { operationId, phoneId = null, at, userId: _, ...sent } = event;
  return {
    ...place,
    operationId,
    kind: "step",
    cause,
    phoneId,
    sent: { ...sent, scope: scopeOf(event) },
    found,
    at,
    actorId: actor.userId,
    requestId,
  };
}

function toBefore({ actor, event }: Sent, batchId: string | null, keptFor: StoredBefore["keptFor"]): StoredBefore {
  const { operationId, phoneId = null, loadFamily = null, step, action, note = null, problem = null, at } = event;
  const content = { operationId, phoneId, loadFamily, step, action, note, problem };
  return { ...content, keptFor, batchId, at: new Date(at), actorId: actor.userId };
}

function keptOutcome({ operationId, phoneId }: StepEvent, { cause }: Kept, { phones }: Subjects): StepOutcome {
  const phone = phoneId ? phones.get(phoneId) : undefined;
  return {
    operationId,
    status: "kept",
    reason: keptText(cause),
    ...(phone ? { state: phone.isWithdrawn ? "withdrawn" : phone.state } : {}),
  };
}
