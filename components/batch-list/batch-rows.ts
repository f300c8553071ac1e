import { NOT_READY } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";

/** What a project manager looks after. `late`: its window is over and it is not done. `clash`: one person in two places. */
export const ATTENTION = [...NOT_READY, "late", "clash"] as const;
export type Attention = (typeof ATTENTION)[number];
export const ATTENTION_LABELS = {
  empty: "Without phones",
  "not-eligible": "Phones no longer eligible",
  "no-window": "Without a date",
  "no-people": "Without people",
  "pilot-open": "Waiting for the pilot",
  late: "Late",
  clash: "Somebody in two batches at once",
} as const satisfies Record<Attention, string>;

/** A batch with what the list adds to it. */
export type BatchRow = Batch & {
  attention: readonly Attention[];
  /** Others in whose window one of its people is too. */
  clashes: readonly { person: string; batch: string }[];
};

/** @param now the present moment, ISO 8601 */
export function batchRows(batches: readonly Batch[], now: string): BatchRow[] {
  const clashes = clashesOf(batches);
  return batches.map((batch) => {
    const own = clashes.get(batch.id) ?? [];
    const isOver = batch.state === "done" || batch.state === "cancelled";
    const isLate = !isOver && batch.endsAt !== null && batch.endsAt < now;
    const attention: Attention[] = isOver
      ? []
      : [...batch.notReady.map(({ code }) => code), ...(isLate ? (["late"] as const) : [])];
    return { ...batch, clashes: own, attention: own.length > 0 ? [...attention, "clash"] : attention };
  });
}

/** People who are assigned to two batches whose windows overlap. Cancelled and done batches need nobody. */
function clashesOf(batches: readonly Batch[]): Map<string, { person: string; batch: string }[]> {
  const clashes = new Map<string, { person: string; batch: string }[]>();
  const add = (id: string, clash: { person: string; batch: string }) =>
    clashes.set(id, [...(clashes.get(id) ?? []), clash]);
  for (const { name, windows } of windowsOfPeople(batches)) {
    windows.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    for (const [index, one] of windows.entries())
      for (const other of windows.slice(index + 1)) {
        if (other.startsAt >= one.endsAt) break;
        add(one.id, { person: name, batch: other.name });
        add(other.id, { person: name, batch: one.name });
      }
  }
  return clashes;
}

type Window = { id: string; name: string; startsAt: string; endsAt: string };

function windowsOfPeople(batches: readonly Batch[]) {
  const people = new Map<string, { name: string; windows: Window[] }>();
  for (const { id, name, state, startsAt, endsAt, assignees } of batches) {
    if (state === "done" || state === "cancelled" || startsAt === null || endsAt === null) continue;
    for (const { userId, name: person } of assignees) {
      const known = people.get(userId) ?? { name: person, windows: [] };
      known.windows.push({ id, name, startsAt, endsAt });
      people.set(userId, known);
    }
  }
  return people.values();
}
