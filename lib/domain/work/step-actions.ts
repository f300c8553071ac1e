import { isWaitedFor } from "@/lib/domain/procedure/gate";
import type { Step } from "@/lib/domain/procedure/step";

/** What a person can do to a step of a phone, a batch or a project. */
export const STEP_ACTIONS = ["tick", "untick", "note", "fail", "hold", "resume", "override"] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

export const STEP_ACTION_LABELS = {
  tick: "Done",
  untick: "Not done after all",
  note: "Note",
  fail: "Failed",
  hold: "Put on hold",
  resume: "Resume",
  override: "Gone on without it",
} as const satisfies Record<StepAction, string>;

const NEEDS_REASON = {
  tick: false,
  untick: true,
  note: false,
  fail: true,
  hold: true,
  resume: false,
  override: true,
} as const satisfies Record<StepAction, boolean>;

/** An action that takes something back or stops the work needs a text that says why. */
export function requiresReason(action: StepAction): boolean {
  return NEEDS_REASON[action];
}

/** Why an action is not for a step, as one sentence; null where it is. */
export function whyNotOnStep(step: Pick<Step, "isEvidence" | "scope" | "phase">, action: StepAction): string | null {
  if (step.isEvidence && (action === "tick" || action === "untick"))
    return "A phone is verified by evidence, not by a tick: paste its status text.";
  if (action === "override" && !isWaitedFor(step))
    return "Only a step that phones wait for can be gone on without: one of the project or the batch that prepares.";
  return null;
}
