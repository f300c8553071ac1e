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
import { canActOnStep, requiresReason } from "@/lib/domain/work/step-actions";
import type { StepEvent, StepOutcome } from "@/lib/schemas/work";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";
import type {
  BatchSubject,
  PhoneSubject,
  ProjectSubject,
  Sent,
  StoredBefore,
  Subjects,
} from "@/lib/server/work/step-subjects";

/** What becomes of an event: an answer at once, another try, or to be stored with the state of its phone after it. */
export type Judged =
  | { kind: "answer"; outcome: StepOutcome }
  | { kind: "held" }
  | {
      kind: "store";
      subject: PhoneSubject | BatchSubject | ProjectSubject;
      after: { state: WorkState; isBegun: boolean } | null;
    };

const UNKNOWN = "There is no such phone, batch or project, or it is not yours to work on.";

/** Judges one event against what it is about, in the order of the rules that a technician meets. Pure: it reads nothing. */
export function judgeStep({ actor, event }: Sent, subjects: Subjects): Judged {
  const refused = (reason: string): Judged => ({
    kind: "answer",
    outcome: { operationId: event.operationId, status: "refused", reason },
  });
  const before = subjects.before.get(event.operationId);
  if (before && before.actorId === actor.userId)
    return { kind: "answer", outcome: repeatedOutcome(before, event, stateOf(subjects, event)) };
  const wrong = wrongEvent(event);
  if (wrong) return refused(wrong);
  if (event.phoneId && subjects.held.has(event.phoneId)) return { kind: "held" };
  const subject = subjectOf(event, subjects);
  const role = subject && roleInProject(actor, { id: subject.projectId, organizationId: subject.organizationId });
  if (!subject || !role) return refused(UNKNOWN);
  if (!may(role, "step.record")) return refused("Your role does not allow this.");
  if (seesOnlyAssigned(role) && !isAssigned(subject, actor, subjects)) return refused(UNKNOWN);
  if (before) return refused("This operation was sent before by somebody else.");
  if ("batchState" in subject && subject.batchState === "cancelled")
    return refused("The batch is cancelled. Move what is left to another batch first.");
  return isPhone(subject) ? judgePhone(event, subject, refused) : { kind: "store", subject, after: null };
}

/** What does work on a phone; to note or take back something is not work. */
const GOES_ON: readonly StepEvent["action"][] = ["tick", "resume"];

const isPhone = (subject: PhoneSubject | BatchSubject | ProjectSubject): subject is PhoneSubject =>
  "phoneId" in subject;

function judgePhone(event: StepEvent, phone: PhoneSubject, refused: (reason: string) => Judged): Judged {
  if (phone.isWithdrawn) return refused("This phone was withdrawn from the project.");
  if (event.action === "tick" && phone.verdict !== "eligible")
    return refused(`This phone is ${phone.verdict.replace("-", " ")}: settle that first.`);
  if (event.action === "tick" && phone.blocker !== null) return refused(phone.blocker);
  const wanted = phoneAfterWhen(phone.begunAt !== null, phone.state, event.action);
  const state = WORK_STATES.find((one) => one === wanted);
  if (!state) return refused(`This phone is ${phone.state.replace("-", " ")}: ${REFUSED_BECAUSE[event.action]}`);
  if (isUnderWay(state) && phone.batchId === null && GOES_ON.includes(event.action)) return refused(IN_NO_BATCH);
  return { kind: "store", subject: phone, after: { state, isBegun: phone.begunAt !== null || begins(event.action) } };
}

function subjectOf(event: StepEvent, { phones, batches, projects }: Subjects) {
  if (event.phoneId) return phones.get(event.phoneId) ?? null;
  if (event.batchId) return batches.get(event.batchId) ?? null;
  return event.projectId ? (projects.get(event.projectId) ?? null) : null;
}

function isAssigned(subject: PhoneSubject | BatchSubject | ProjectSubject, { userId }: Actor, { assigned }: Subjects) {
  return !("batchId" in subject) || (subject.batchId !== null && assigned.has(`${subject.batchId} ${userId}`));
}

const stateOf = ({ phones }: Subjects, { phoneId }: StepEvent) => (phoneId ? phones.get(phoneId)?.state : undefined);

/** What is wrong with an event whatever it is about. */
function wrongEvent(event: StepEvent): string | null {
  const step = stepById(event.step);
  if (!step) return `There is no step "${event.step}".`;
  const scope = scopeOf(event);
  if (step.scope !== scope) return `The step "${step.title}" is one for the ${step.scope}, not for the ${scope}.`;
  if (!canActOnStep(step, event.action))
    return "A phone is verified by evidence, not by a tick: paste its status text.";
  return requiresReason(event.action) && !event.note ? "Say why: this needs a note." : null;
}

export const scopeOf = ({ phoneId, batchId }: StepEvent): "phone" | "batch" | "project" =>
  phoneId ? "phone" : batchId ? "batch" : "project";

/** An operation that was stored before is answered as stored again; with other content it is refused. */
export function repeatedOutcome(before: StoredBefore, event: StepEvent, state?: WorkState): StepOutcome {
  const { operationId } = event;
  const isSame =
    before.step === event.step &&
    before.action === event.action &&
    before.phoneId === (event.phoneId ?? null) &&
    (event.phoneId !== undefined || before.batchId === (event.batchId ?? null)) &&
    before.loadFamily === (event.loadFamily ?? null) &&
    before.note === (event.note ?? null) &&
    before.at.getTime() === new Date(event.at).getTime();
  if (!isSame) return { operationId, status: "refused", reason: "This operation was sent before with other content." };
  return { operationId, status: "stored", ...(state ? { state } : {}) };
}
