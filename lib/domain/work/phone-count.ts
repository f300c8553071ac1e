import type { PhoneState } from "./phone-life";
import { type Mark, stepKey } from "./step-log";

type CountedSteps = readonly { id: string; scope: string; isEvidence?: boolean | undefined }[];

/** How many of its steps a phone has done, for the list. As progressOf counts, without the steps' words. */
export function countOf(
  steps: CountedSteps,
  phone: { id: string },
  skipped: readonly string[] | undefined,
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): { done: number; total: number } {
  const own = steps.filter(({ id, scope }) => scope === "phone" && !skipped?.includes(id));
  const done = own.filter(({ id, isEvidence }) =>
    isEvidence ? state === "verified" : marks.get(stepKey({ phoneId: phone.id }, id))?.isTicked,
  );
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
