import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { isStepDone } from "./phone-count";
import type { PhoneState } from "./phone-life";
import { type Mark, stepKey } from "./step-log";

export type PhoneProgress = { steps: readonly FilledStep[]; done: number; total: number; next: FilledStep | null };

/** How far a phone is. Evidence counts for its own step; a verified phone is done, whatever was ticked. */
export function progressOf(
  steps: readonly FilledStep[],
  phone: { id: string },
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): PhoneProgress {
  const isDone = (step: FilledStep) => isStepDone(step, marks.get(stepKey({ phoneId: phone.id }, step.id)), state);
  const applying = steps.filter(({ applies }) => applies);
  return {
    steps,
    done: applying.filter(isDone).length,
    total: applying.length,
    next: state === "verified" ? null : (applying.find((step) => !step.followsEvidence && !isDone(step)) ?? null),
  };
}
