import type { Route } from "@/lib/domain/procedure/step";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { WorkPhone } from "@/lib/schemas/work";
import { type Mark, stepKey } from "./step-log";

/** How many of its steps a phone has done, for the list. As progressOf counts, without the steps' words. */
export function countOf(
  route: Route | null,
  phone: WorkPhone,
  skipped: readonly string[] | undefined,
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): { done: number; total: number } {
  const steps = (route?.steps ?? []).filter(({ id, scope }) => scope === "phone" && !skipped?.includes(id));
  const done = steps.filter(({ id, isEvidence }) =>
    isEvidence ? state === "verified" : marks.get(stepKey({ phoneId: phone.id }, id))?.isTicked,
  );
  return { done: done.length, total: steps.length };
}

/** How many phones are in which state. */
export function countStates(phones: readonly WorkPhone[], stateOf: (phone: WorkPhone) => PhoneState) {
  const counts = {
    all: phones.length,
    "not-started": 0,
    "in-progress": 0,
    failed: 0,
    "on-hold": 0,
    verified: 0,
    withdrawn: 0,
  };
  for (const phone of phones) counts[stateOf(phone)] += 1;
  return counts;
}
