import type { PhoneState } from "./phone-life";
import { type Mark, stepKey } from "./step-log";

/** The order of a technician's day: by date, then as one walks: site, floor as a number, room. */

export type Dated = { startsAt: string | null; endsAt: string | null };
export const DAY_KINDS = ["late", "today", "later", "undated"] as const;
export type DayKind = (typeof DAY_KINDS)[number];
export type Day = { kind: DayKind /** `2026-11-28`; null where there is no date. */; date: string | null };

/**
 * On which day a batch is to be worked. `dayOf` gives the day of a moment where the work is, as `2026-11-28`. A batch whose window is
 * over and that still has work is late; one that lasts over several days is for today on each of them.
 */
export function dayOfBatch({ startsAt, endsAt }: Dated, now: string, dayOf: (at: string) => string): Day {
  const first = startsAt ?? endsAt;
  if (first === null) return { kind: "undated", date: null };
  const today = dayOf(now);
  const from = dayOf(first);
  const to = dayOf(endsAt ?? first);
  if (to < today) return { kind: "late", date: from };
  return from <= today ? { kind: "today", date: today } : { kind: "later", date: from };
}

export const compareDays = (a: Day, b: Day): number =>
  DAY_KINDS.indexOf(a.kind) - DAY_KINDS.indexOf(b.kind) || (a.date ?? "").localeCompare(b.date ?? "");

export type Placed = { mac: string; site: string | null; floor: string | null; description: string | null };

const byNumbers = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The number of a floor: of `2`, `-1`, `Floor 2`, `2nd`. As the server orders (lib/server/inventory/by-place.ts). */
export function floorNumber(floor: string | null): number | null {
  const [, digits] = /(?:^|[^a-z0-9-])(-?\d{1,4})(?!\d)/i.exec(floor ?? "") ?? [];
  return digits === undefined ? null : Number(digits);
}

const nullsLast = <Value>(a: Value | null, b: Value | null, compare: (a: Value, b: Value) => number): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
const byText = (a: string | null, b: string | null) => nullsLast(a, b, byNumbers.compare);

/** The way round a building. */
export const comparePlaces = (a: Placed, b: Placed): number =>
  byText(a.site, b.site) ||
  nullsLast(floorNumber(a.floor), floorNumber(b.floor), (one, other) => one - other) ||
  byText(a.floor, b.floor) ||
  byText(a.description, b.description) ||
  (a.mac < b.mac ? -1 : 1);

type ListedStep = {
  id: string;
  title: string;
  scope: string;
  isEvidence?: boolean | undefined;
  followsEvidence?: boolean | undefined;
};
export type NextStep = { id: string; title: string; isEvidence: boolean };

/** What a phone waits for: the first of its own steps that is not done; null for one that is done, or where there are no steps. */
export function nextStepOf<Step extends ListedStep>(
  steps: readonly Step[],
  phoneId: string,
  skipped: readonly string[] | undefined,
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): NextStep | null {
  if (state === "verified" || state === "withdrawn") return null;
  const isOpen = ({ id, scope, isEvidence, followsEvidence }: ListedStep) =>
    scope === "phone" &&
    !followsEvidence &&
    !skipped?.includes(id) &&
    (isEvidence || !marks.get(stepKey({ phoneId }, id))?.isTicked);
  const next = steps.find(isOpen);
  return next ? { id: next.id, title: next.title, isEvidence: next.isEvidence ?? false } : null;
}

/** How many phones wait for which step, in the order of the steps as they first appear. */
export function countNextSteps(nexts: readonly (NextStep | null)[]): (NextStep & { count: number })[] {
  const counts = new Map<string, NextStep & { count: number }>();
  for (const next of nexts) {
    if (!next) continue;
    const known = counts.get(next.id);
    if (known) known.count += 1;
    else counts.set(next.id, { ...next, count: 1 });
  }
  return [...counts.values()];
}
