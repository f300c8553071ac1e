import type { FilledStep } from "./checklist-for";
import { CARD_LABELS } from "./step";

/** What is done with one tap: a step, or a card with all its steps. */
export type Unit = { id: string; title: string; isCard: boolean; steps: readonly FilledStep[] };

/** The steps of a phone as they are done: neighbours on the same card together, all others by themselves. */
export function unitsOf(steps: readonly FilledStep[]): Unit[] {
  const groups: FilledStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.card && last?.[0]?.card === step.card) last.push(step);
    else groups.push([step]);
  }
  return groups.flatMap((group): Unit[] => {
    const [first] = group;
    if (!first) return [];
    const isCard = first.card !== undefined && group.filter(({ applies }) => applies).length > 1;
    if (!isCard) return group.map((step) => ({ id: step.id, title: step.title, isCard: false, steps: [step] }));
    return [{ id: first.id, title: first.card ? CARD_LABELS[first.card] : first.title, isCard, steps: group }];
  });
}
