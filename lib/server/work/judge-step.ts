import "server-only";
import { may, seesOnlyAssigned } from "@/lib/domain/access";
import { stepById } from "@/lib/domain/procedure/routes";
import {
  begins,
  IN_NO_BATCH,
  isUnderWay,
  phoneAfterWhen,
  REFUSED_BECAUSE,
  WORK_STATES,
  type WorkState,
} from "@/lib/domain/work/phone-life";
import { requiresReason, whyNotOnStep } from "@/lib/domain/work/step-actions";
import { type ConflictCause, keptText } from "@/lib/domain/work/work-conflict";
import type { StepEvent, StepOutcome } from "@/lib/schemas/work";
import type { Found } from "@/lib/server/inventory/write-conflicts";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";
import { whyShut } from "@/lib/server/work/gates";
import type { StateChange } from "@/lib/server/work/meanwhile";
import type { BatchSubject, PhoneSubject, ProjectSubject, Sent } from "@/lib/server/work/sent";
import type { StoredBefore, Subjects } from "@/lib/server/work/step-subjects";

/** What becomes of an event: an answer at once, another try, kept as a conflict, or stored with the state of its phone after it. */
export type Judged =
  | { kind: "answer"; outcome: StepOutcome }
  | { kind: "held" }
  | { kind: "keep"; cause: ConflictCause; place: { projectId: string; batchId: string | null }; found: Found }
  | {
      kind: "store";
      subject: PhoneSubject | BatchSubject | ProjectSubject;
      after: { state: WorkState; isBegun: boolean } | null;
    };

const UNKNOWN = "There is no such phone, batch or project, or it is not yours to work on.";

/** Judges one event against what it is about, in the order of the rules that a technician meets. Pure: it reads nothing. */
export function judgeStep(sent: Sent, subjects: Subjects): Judged {
  const { actor, event } = sent;
  const before = subjects.before.get(event.operationId);
  if (before && before.actorId === actor.userId)
    return { kind: "answer", outcome: repeatedOutcome(before, event, stateOf(subjects, event)) };
  const wrong = wrongEvent(event);
  if (wrong) return refused(sent, wrong);
  if (event.phoneId && subjects.held.has(event.phoneId)) return { kind: "held" };
  const subject = subjectOf(event, subjects);
  const role = subject && roleInProject(actor, { id: subject.projectId, organizationId: subject.organizationId });
  if (!subject || !role) return judgeGone(sent, subjects);
  if (!may(role, event.action === "override" ? "gate.override" : "step.record"))
    return refused(sent, "Your role does not allow this.");
  const isLimited = seesOnlyAssigned(role);
  if (isLimited && !isAssigned(subject, actor, subjects)) return judgeUnassigned(sent, subject, subjects);
  if (before) return refused(sent, "This operation was sent before by somebody else.");
  if (isLimited && scopeOf(event) === "project")
    return refused(sent, "Steps of the whole project are for its project manager.");
  const meets = { sent, subject, isLate: isLimited || event.seenBatchId !== undefined };
  if ("batchState" in subject && subject.batchState === "cancelled")
    return late(meets, "batch-cancelled", "The batch is cancelled. Move what is left to another batch first.");
  return isPhone(subject) ? judgePhone({ ...meets, subject }, subjects) : { kind: "store", subject, after: null };
}

const refused = ({ event }: Sent, reason: string): Judged => ({
  kind: "answer",
  outcome: { operationId: event.operationId, status: "refused", reason },
});

type Any = PhoneSubject | BatchSubject | ProjectSubject;
/** An event with what it meets; `isLate`: it comes from a list of work, on which it was possible. */
type Meets<Subject extends Any = Any> = { sent: Sent; subject: Subject; isLate: boolean };

/** What was possible on the person's list is kept; what nobody offered is refused. */
function late({ sent, subject, isLate }: Meets, cause: ConflictCause, reason: string): Judged {
  return isLate ? keep(sent, subject, cause) : refused(sent, reason);
}

function keep({ event }: Sent, subject: Any, cause: ConflictCause, by?: StateChange): Judged {
  const batchId = "batchId" in subject ? subject.batchId : null;
  const phone = isPhone(subject) ? { state: subject.state, verdict: subject.verdict } : {};
  const change = by ? { byId: by.byId, at: by.at.toISOString() } : {};
  return {
    kind: "keep",
    cause,
    place: { projectId: subject.projectId, batchId: event.batchId ?? event.seenBatchId ?? batchId },
    found: { batchId, ...phone, ...change },
  };
}

/** A batch or a phone that is not there any more, and was this person's. */
function judgeGone(sent: Sent, { meanwhile, before }: Subjects): Judged {
  const { actor, event } = sent;
  if (event.phoneId && !meanwhile.gone.has(event.phoneId)) return refused(sent, UNKNOWN);
  const batchId = event.phoneId ? event.seenBatchId : event.batchId;
  const past = batchId && meanwhile.batches.get(`${batchId} ${actor.userId}`);
  const role = past && roleInProject(actor, { id: past.projectId, organizationId: past.organizationId });
  if (!past || !role || !may(role, "step.record") || before.has(event.operationId)) return refused(sent, UNKNOWN);
  return {
    kind: "keep",
    cause: event.phoneId ? "phone-gone" : "batch-gone",
    place: { projectId: past.projectId, batchId: past.batchId },
    found: {},
  };
}

/** A phone or a batch that is not this person's now: kept if it was once, else it is as if it were not there. */
function judgeUnassigned(sent: Sent, subject: Any, { meanwhile, before }: Subjects): Judged {
  const { actor, event } = sent;
  const past = isPhone(subject)
    ? meanwhile.places.get(`${subject.phoneId} ${actor.userId}`)
    : "batchId" in subject && meanwhile.batches.get(`${subject.batchId} ${actor.userId}`);
  if (!past || before.has(event.operationId)) return refused(sent, UNKNOWN);
  const kept = { ...sent, event: { ...event, seenBatchId: event.seenBatchId ?? past.batchId } };
  if (!isPhone(subject)) return keep(kept, subject, "not-assigned");
  if (subject.isWithdrawn) return keep(kept, subject, "withdrawn");
  if (subject.batchId === null) return keep(kept, subject, "no-batch");
  return keep(kept, subject, subject.batchId === past.batchId ? "not-assigned" : "other-batch");
}

/** What does work on a phone; to note or take back something is not work. */
const GOES_ON: readonly StepEvent["action"][] = ["tick", "resume"];

const isPhone = (subject: Any): subject is PhoneSubject => "phoneId" in subject;

function judgePhone(meets: Meets<PhoneSubject>, { meanwhile, gates }: Subjects): Judged {
  const { sent, subject: phone } = meets;
  const changed = meanwhile.states.get(phone.phoneId);
  const { event, actor } = sent;
  if (phone.isWithdrawn) return late(meets, "withdrawn", "This phone was withdrawn from the project.");
  const wanted = phoneAfterWhen(phone.begunAt !== null, phone.state, event.action);
  const state = WORK_STATES.find((one) => one === wanted);
  const isByAnother = changed !== undefined && changed.byId !== actor.userId;
  if (isByAnother && (!state || (phone.state === "verified" && isTickedAfter(event, changed))))
    return keep(sent, phone, "state-changed", changed);
  if (event.action === "tick" && phone.verdict !== "eligible")
    return late(meets, "not-eligible", `This phone is ${phone.verdict.replace("-", " ")}: settle that first.`);
  if (event.action === "tick" && phone.blocker !== null) return late(meets, "not-eligible", phone.blocker);
  if (!state) return refused(sent, `This phone is ${phone.state.replace("-", " ")}: ${REFUSED_BECAUSE[event.action]}`);
  if (isUnderWay(state) && phone.batchId === null && GOES_ON.includes(event.action))
    return late(meets, "no-batch", IN_NO_BATCH);
  const shut = event.action === "tick" ? whyShut(gates, event.step, phone) : null;
  if (shut !== null) return late(meets, "gate-closed", shut);
  return { kind: "store", subject: phone, after: { state, isBegun: phone.begunAt !== null || begins(event.action) } };
}

/** Somebody worked on a phone that another had verified, on a list that did not know it yet. */
function isTickedAfter({ action, at, seenAt }: StepEvent, changed: StateChange): boolean {
  const knewIt = seenAt !== undefined && new Date(seenAt) > changed.at;
  return action === "tick" && new Date(at) > changed.at && !knewIt;
}

function subjectOf(event: StepEvent, { phones, batches, projects }: Subjects) {
  if (event.phoneId) return phones.get(event.phoneId) ?? null;
  if (event.batchId) return batches.get(event.batchId) ?? null;
  return event.projectId ? (projects.get(event.projectId) ?? null) : null;
}

function isAssigned(subject: Any, { userId }: Actor, { assigned }: Subjects) {
  return !("batchId" in subject) || (subject.batchId !== null && assigned.has(`${subject.batchId} ${userId}`));
}

const stateOf = ({ phones }: Subjects, { phoneId }: StepEvent) => (phoneId ? phones.get(phoneId)?.state : undefined);

/** What is wrong with an event whatever it is about. */
function wrongEvent(event: StepEvent): string | null {
  const step = stepById(event.step);
  if (!step) return `There is no step "${event.step}".`;
  const scope = scopeOf(event);
  if (step.scope !== scope) return `The step "${step.title}" is one for the ${step.scope}, not for the ${scope}.`;
  const whyNot = whyNotOnStep(step, event.action);
  if (whyNot) return whyNot;
  if (event.problem && event.action !== "fail" && event.action !== "hold")
    return "A problem is the reason of a failure or of a hold, of nothing else.";
  const saysWhy = event.note !== undefined || (event.problem !== undefined && event.problem !== "other");
  return requiresReason(event.action) && !saysWhy ? "Say why: this needs a note." : null;
}

export const scopeOf = ({ phoneId, batchId }: StepEvent): "phone" | "batch" | "project" =>
  phoneId ? "phone" : batchId ? "batch" : "project";

/** An operation that came before is answered as what became of it; with other content it is refused. */
export function repeatedOutcome(before: StoredBefore, event: StepEvent, state?: WorkState): StepOutcome {
  const { operationId } = event;
  const isSame =
    before.step === event.step &&
    before.action === event.action &&
    before.phoneId === (event.phoneId ?? null) &&
    (event.phoneId !== undefined || before.batchId === (event.batchId ?? null)) &&
    before.loadFamily === (event.loadFamily ?? null) &&
    before.note === (event.note ?? null) &&
    before.problem === (event.problem ?? null) &&
    before.at.getTime() === new Date(event.at).getTime();
  if (!isSame) return { operationId, status: "refused", reason: "This operation was sent before with other content." };
  const now = state ? { state } : {};
  if (before.keptFor) return { operationId, status: "kept", reason: keptText(before.keptFor), ...now };
  return { operationId, status: "already-there", ...now };
}
