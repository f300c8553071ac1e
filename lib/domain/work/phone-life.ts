import type { StepAction } from "./step-actions";

/**
 * How far one phone is. `moved`: it shows the target's firmware, but not the licence that the target asks for. `verified` is
 * reached by evidence only and left again only when later evidence contradicts it. `withdrawn`: taken out of the project on
 * request; it keeps its record, and no list or count names it unless asked.
 */
export const WORK_STATES = ["not-started", "in-progress", "moved", "on-hold", "failed", "verified"] as const;
export type WorkState = (typeof WORK_STATES)[number];
export const PHONE_STATES = [...WORK_STATES, "withdrawn"] as const;
export type PhoneState = (typeof PHONE_STATES)[number];

export const PHONE_STATE_LABELS = {
  "not-started": "Not started",
  "in-progress": "In progress",
  moved: "Moved, not licensed",
  "on-hold": "On hold",
  failed: "Failed",
  verified: "Verified",
  withdrawn: "Withdrawn",
} as const satisfies Record<PhoneState, string>;

/** What happens to a phone: what people do to its steps, what evidence shows, and being taken out of the project or back in. */
export const PHONE_ACTIONS = [
  "tick",
  "untick",
  "note",
  "fail",
  "hold",
  "resume",
  "override",
  "verify",
  "show-moved",
  "contradict",
  "withdraw",
  "take-back",
] as const;
export type PhoneAction = (typeof PHONE_ACTIONS)[number];

/**
 * The one table of a phone's life: from which state an action may start and where it leads. What is not listed is refused.
 * `take-back` gives a withdrawn phone the state that its work had; this table names the state of one that was never begun.
 */
export const PHONE_LIFE = {
  tick: { "not-started": "in-progress", "in-progress": "in-progress", moved: "moved", verified: "verified" },
  untick: { "in-progress": "in-progress", moved: "moved", "on-hold": "on-hold", failed: "failed" },
  note: {
    "not-started": "not-started",
    "in-progress": "in-progress",
    moved: "moved",
    "on-hold": "on-hold",
    failed: "failed",
    verified: "verified",
  },
  fail: { "not-started": "failed", "in-progress": "failed", moved: "failed", "on-hold": "failed" },
  hold: { "not-started": "on-hold", "in-progress": "on-hold", moved: "on-hold", failed: "on-hold" },
  resume: { "on-hold": "in-progress", failed: "in-progress" },
  /** Of steps of the project and the batch alone. */
  override: {},
  verify: {
    "not-started": "verified",
    "in-progress": "verified",
    moved: "verified",
    "on-hold": "verified",
    failed: "verified",
    verified: "verified",
  },
  "show-moved": { "not-started": "moved", "in-progress": "moved", moved: "moved", failed: "moved" },
  contradict: { verified: "failed" },
  withdraw: {
    "not-started": "withdrawn",
    "in-progress": "withdrawn",
    moved: "withdrawn",
    "on-hold": "withdrawn",
    failed: "withdrawn",
    verified: "withdrawn",
  },
  "take-back": { withdrawn: "not-started" },
} as const satisfies Record<PhoneAction, Partial<Record<PhoneState, PhoneState>>>;

/** Where an action leads from a state, or null where it may not start. */
export function phoneAfter(state: PhoneState, action: PhoneAction): PhoneState | null {
  const moves: Partial<Record<PhoneState, PhoneState>> = PHONE_LIFE[action];
  return moves[state] ?? null;
}

/** The same for a phone of which it is known whether it has begun: one that was only held back goes back to where it was. */
export function phoneAfterWhen(hasBegun: boolean, state: PhoneState, action: PhoneAction): PhoneState | null {
  const after = phoneAfter(state, action);
  return action === "resume" && after !== null && !hasBegun ? "not-started" : after;
}

/** The states from which an action may start, in the order of PHONE_STATES. */
export const statesBefore = (action: PhoneAction): PhoneState[] =>
  PHONE_STATES.filter((state) => phoneAfter(state, action) !== null);

/** Why an action was refused, in words for the person at the phone. */
export const REFUSED_BECAUSE = {
  tick: "resume it first.",
  untick: "nothing of it can be taken back now.",
  note: "no note can be added.",
  fail: "it cannot fail now.",
  hold: "it cannot be put on hold now.",
  resume: "there is nothing to resume.",
  override: "only steps of its project and its batch can be gone on without.",
} as const satisfies Record<StepAction, string>;

/** Somebody is at work on it, or must go on: such a phone is in a batch. */
const UNDER_WAY: readonly PhoneState[] = ["in-progress", "moved"];
export const isUnderWay = (state: PhoneState): boolean => UNDER_WAY.includes(state);

/** What is said where work would begin or go on outside of a batch. */
export const IN_NO_BATCH = "This phone is in no batch: put it into one first.";

/**
 * What begins a phone: its first tick, or evidence that it moved or is done. From then on the facts it was found with and its
 * decision stand still. Source: architecture, as found and as now.
 */
export const BEGINNING_ACTIONS: readonly PhoneAction[] = ["tick", "verify", "show-moved"];
export const begins = (action: PhoneAction): boolean => BEGINNING_ACTIONS.includes(action);
