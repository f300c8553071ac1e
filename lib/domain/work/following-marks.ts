import { type Mark, stepKey } from "./step-log";

type FollowingStep = { id: string; title: string; followsStep?: string | undefined };
type Batch = { id: string; phones: readonly { id: string }[] };

/** Adds the marks of phone steps that follow from a step of their batch, where nobody said otherwise at the phone. */
export function withFollowing(
  marks: ReadonlyMap<string, Mark>,
  steps: readonly FollowingStep[],
  batches: readonly Batch[],
): Map<string, Mark> {
  const all = new Map(marks);
  for (const { id, followsStep } of steps) {
    if (!followsStep) continue;
    const from = steps.find((step) => step.id === followsStep)?.title ?? followsStep;
    for (const batch of batches) {
      const source = marks.get(stepKey({ batchId: batch.id }, followsStep));
      if (!source?.isTicked) continue;
      for (const phone of batch.phones) {
        const key = stepKey({ phoneId: phone.id }, id);
        if (!marks.has(key)) all.set(key, { ...source, note: null, sending: null, from });
      }
    }
  }
  return all;
}
