import type { FilledStep } from "./checklist-for";
import type { Step, StepOwner } from "./step";

/** The steps of a phone that change its firmware: what the project and the batch prepare must be there first. */
const GATED: ReadonlySet<string> = new Set(["e2m-ucm.set-phone-load", "m2e-ucm.set-upgrade-rule"]);

export const isGated = (stepId: string): boolean => GATED.has(stepId);

/** A step of the project or the batch that a phone waits for, and who can clear it. */
export type Waiting = { title: string; owner: StepOwner };

/**
 * What a phone's step waits for: steps of the project and of its batch that prepare or put firmware there, and are not done.
 * Licences and evidence gate nothing: a phone that says "Authorization succeeded" has its licence. Source: our reading of the
 * order of the guide's steps; the server stores the tick all the same, since work that was done is never thrown away.
 */
export function waitsFor(
  step: Pick<Step, "id">,
  steps: readonly FilledStep[],
  isDone: (step: FilledStep) => boolean,
): Waiting[] {
  if (!isGated(step.id)) return [];
  return steps
    .filter(({ applies, phase }) => applies && (phase === "prepare" || phase === "firmware"))
    .filter((one) => !isDone(one))
    .map(({ title, owner }) => ({ title, owner }));
}
