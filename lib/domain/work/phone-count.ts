import type { PhoneState } from "./phone-life";
import { type Mark, stepKey } from "./step-log";

type Proved = { isEvidence?: boolean | undefined; followsEvidence?: boolean | undefined };
type CountedSteps = readonly (Proved & { id: string; scope: string })[];

/** Evidence counts for its own step and for what it shows as well; all else is ticked. */
export const isStepDone = (
  { isEvidence, followsEvidence }: Proved,
  mark: Mark | undefined,
  state: PhoneState,
): boolean => ((isEvidence || followsEvidence) && state === "verified") || (!isEvidence && (mark?.isTicked ?? false));

/** How many of its steps a phone has done, for the list. As progressOf counts, without the steps' words. */
export function countOf(
  steps: CountedSteps,
  phone: { id: string },
  skipped: readonly string[] | undefined,
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): { done: number; total: number } {
  const own = steps.filter(({ id, scope }) => scope === "phone" && !skipped?.includes(id));
  const done = own.filter((step) => isStepDone(step, marks.get(stepKey({ phoneId: phone.id }, step.id)), state));
  return { done: done.length, total: own.length };
}

/** How many phones are in which state. */
export function countStates<Phone>(phones: readonly Phone[], stateOf: (phone: Phone) => PhoneState) {
  const counts = {
    all: phones.length,
    "not-started": 0,
    "in-progress": 0,
    moved: 0,
    failed: 0,
    "on-hold": 0,
    verified: 0,
    withdrawn: 0,
  };
  for (const phone of phones) counts[stateOf(phone)] += 1;
  return counts;
}
