import { type PhoneState, phoneAfter } from "./phone-life";
import type { Audience } from "./problems";
import type { StepAction } from "./step-actions";

/** What a step or an action is about: one phone, one batch, or (neither) the project. */
export type Subject = { phoneId: string } | { batchId: string } | { projectId: string };

/** What was done to a step, as it is sent. */
export type StepEvent = {
  operationId: string;
  action: StepAction;
  step: string;
  at: string;
  note?: string | undefined;
  audience?: Audience | undefined;
  phoneId?: string | undefined;
  batchId?: string | undefined;
  projectId?: string | undefined;
};

type Place = { phoneId: string | null; batchId: string | null };
/** A step as the server holds it. */
export type StoredStep = Place & {
  step: string;
  isTicked: boolean;
  isOverridden: boolean;
  by: string | null;
  at: string;
  note: string | null;
};
/** A note, a failure or a hold as the server holds it. */
type StoredRemark = Place & {
  operationId: string;
  step: string;
  action: StepAction;
  note: string | null;
  audience: Audience;
  by: string | null;
};
type Phones = { batches: readonly { phones: readonly { id: string; state: PhoneState }[] }[] };

/** One thing a person did in this tab, and how far it is on its way to the server. */
export type Operation = {
  event: StepEvent;
  status: "sending" | "unsent" | "stored" | "refused";
  /** Why it was not sent, or why the server refused it. */
  why: string | null;
  /** When the server confirmed it: later data from the server already holds it. */
  storedAt: number | null;
  /** State of the phone after it, as the server says. */
  state: PhoneState | null;
  /** The page's data holds it by now; it stays only for its remark, which the data does not carry. */
  isSettled: boolean;
};

/** What stands of a step: from the server, or over it what was done here. */
export type Mark = {
  isTicked: boolean;
  /** Phones go on without it, for the reason in the note. */
  isOverridden: boolean;
  by: string | null;
  at: string;
  note: string | null;
  sending: Operation | null;
  /** The title of the batch's step that it follows from; left out: it was ticked itself. */
  from?: string;
};

export const subjectKey = (subject: Subject): string =>
  "phoneId" in subject ? `phone ${subject.phoneId}` : "batchId" in subject ? `batch ${subject.batchId}` : "project";
export const stepKey = (subject: Subject, step: string): string => `${subjectKey(subject)} ${step}`;

function subjectOf({ phoneId, batchId }: Place): Subject {
  return phoneId ? { phoneId } : batchId ? { batchId } : { projectId: "" };
}

/** The actions that a step shows: the latest counts. */
export const MARKING: readonly StepAction[] = ["tick", "untick", "override"];

/** Steps of a phone are known by the phone alone: it may have changed its batch. The later one counts. */
export function marksOf(steps: readonly StoredStep[], operations: readonly Operation[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { isTicked, isOverridden, by, at, note, step, ...where } of steps) {
    const key = stepKey(subjectOf(where), step);
    const known = marks.get(key);
    if (!known || known.at < at) marks.set(key, { isTicked, isOverridden, by, at, note, sending: null });
  }
  for (const operation of operations) {
    const { action, at, note = null, step } = operation.event;
    if (operation.status === "refused" || operation.isSettled || !MARKING.includes(action)) continue;
    const sending = operation.status === "stored" ? null : operation;
    marks.set(stepKey(subjectOfEvent(operation.event), step), {
      isTicked: action === "tick",
      isOverridden: action === "override",
      by: null,
      at,
      note,
      sending,
    });
  }
  return marks;
}

export function subjectOfEvent({ phoneId, batchId, projectId = "" }: StepEvent): Subject {
  return phoneId ? { phoneId } : batchId ? { batchId } : { projectId };
}

/** A phone's state after evidence that was given in this tab. */
export type Judged = { phoneId: string; state: PhoneState; at: number };

/** The states of phones after what was done here. */
export function phoneStatesOf(work: Phones, operations: readonly Operation[], judged: readonly Judged[]) {
  const states = new Map<string, PhoneState>();
  for (const batch of work.batches) for (const phone of batch.phones) states.set(phone.id, phone.state);
  for (const { event, status, state, isSettled } of operations) {
    const before = event.phoneId ? states.get(event.phoneId) : undefined;
    if (!event.phoneId || !before || status === "refused" || isSettled) continue;
    states.set(event.phoneId, state ?? phoneAfter(before, event.action) ?? before); // a guess until the server's answer is there
  }
  for (const { phoneId, state } of judged) states.set(phoneId, state);
  return states;
}

export type Remark = Pick<StoredRemark, "operationId" | "action" | "note" | "audience"> & {
  by: string | null;
  isUnsent: boolean;
};

/** Notes, failures and holds of a step, newest last: what the server holds, then what was written here since. */
export function remarksOf(
  held: readonly StoredRemark[],
  operations: readonly Operation[],
  subject: Subject,
  step: string,
): Remark[] {
  const key = stepKey(subject, step);
  const known = held.filter((remark) => stepKey(subjectOf(remark), remark.step) === key);
  const isKnown = (operationId: string) => known.some((remark) => remark.operationId === operationId);
  const own = operations.flatMap(({ event, status }): Remark[] => {
    const { operationId, action, note, audience = "team" } = event;
    const isOurs = stepKey(subjectOfEvent(event), event.step) === key && action !== "tick" && status !== "refused";
    return isOurs && note && !isKnown(operationId)
      ? [{ operationId, action, note, audience, by: null, isUnsent: status === "unsent" }]
      : [];
  });
  return [...known.map((remark) => ({ ...remark, isUnsent: false })), ...own];
}
