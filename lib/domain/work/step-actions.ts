import type { Step } from "@/lib/domain/procedure/step";

/** What a person can do to a step of a phone, a batch or a project. */
export const STEP_ACTIONS = ["tick", "untick", "note", "fail", "hold", "resume"] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

export const STEP_ACTION_LABELS = {
  tick: "Done",
  untick: "Not done after all",
  note: "Note",
  fail: "Failed",
  hold: "Put on hold",
  resume: "Resume",
} as const satisfies Record<StepAction, string>;

const NEEDS_REASON = {
  tick: false,
  untick: true,
  note: false,
  fail: true,
  hold: true,
  resume: false,
} as const satisfies Record<StepAction, boolean>;

/** An action that takes something back or stops the work needs a text that says why. */
export function requiresReason(action: StepAction): boolean {
  return NEEDS_REASON[action];
}

/** A step that asks for evidence is fulfilled by evidence: ticking it by hand is refused, everything else is allowed. */
export function canActOnStep(step: Pick<Step, "isEvidence">, action: StepAction): boolean {
  return !(step.isEvidence && (action === "tick" || action === "untick"));
}
