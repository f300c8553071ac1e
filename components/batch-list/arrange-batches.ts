import { mondayOf } from "@/lib/domain/planning/schedule";
import { toWallTime } from "@/lib/domain/wall-time";
import { BATCH_STATES } from "@/lib/domain/work/batch-life";
import type { BatchRow } from "./batch-rows";
import { compareNames } from "./compare-names";

export const GROUPINGS = ["none", "site", "week"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const COMPARE = {
  order: (a: BatchRow, b: BatchRow) => a.order - b.order,
  name: (a: BatchRow, b: BatchRow) => compareNames(a.name, b.name),
  state: (a: BatchRow, b: BatchRow) => BATCH_STATES.indexOf(a.state) - BATCH_STATES.indexOf(b.state),
  phones: (a: BatchRow, b: BatchRow) => a.phones - b.phones,
  progress: (a: BatchRow, b: BatchRow) => shareOf(a) - shareOf(b),
  // a batch without a date comes after all others, as it is worked on after them
  startsAt: (a: BatchRow, b: BatchRow) => Number(startOf(a) > startOf(b)) - Number(startOf(a) < startOf(b)),
} as const;
export type BatchSort = keyof typeof COMPARE;

const startOf = ({ startsAt }: BatchRow): string => startsAt ?? "9999";

const shareOf = ({ phones, verified, started }: BatchRow) =>
  phones === 0 ? 0 : verified / phones + started / phones / 1e6;

/** Sorted by a column; equal ones stay in the order of work. An unknown column is the order of work. */
export function sortedBatches(
  rows: readonly BatchRow[],
  column: string | undefined,
  isDescending: boolean,
): BatchRow[] {
  const compare = Object.hasOwn(COMPARE, column ?? "") ? COMPARE[column as BatchSort] : COMPARE.order;
  return [...rows].sort((a, b) => (isDescending ? compare(b, a) : compare(a, b)) || a.order - b.order);
}

export type BatchGroup = { key: string; title: string; rows: readonly BatchRow[] };

/** Under one heading each: a site, or the week in which the window begins by the clock of the project's place. */
export function groupedBatches(rows: readonly BatchRow[], by: Grouping, timeZone: string): BatchGroup[] {
  if (by === "none") return [{ key: "", title: "", rows }];
  const keyOf =
    by === "site" ? ({ site }: BatchRow) => site ?? "" : ({ startsAt }: BatchRow) => weekOf(startsAt, timeZone);
  const titleOf =
    by === "site"
      ? (site: string) => site || "No site"
      : (monday: string) => (monday ? `Week of ${monday}` : "Without a date");
  const groups = new Map<string, BatchRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups]
    .sort(([a], [b]) => Number(a === "") - Number(b === "") || compareNames(a, b))
    .map(([key, grouped]) => ({ key, title: titleOf(key), rows: grouped }));
}

const weekOf = (iso: string | null, timeZone: string): string =>
  iso === null ? "" : mondayOf(toWallTime(iso, timeZone).slice(0, 10));

/**
 * Where a chosen batch goes: the batch that it comes before, or null for the end.
 * @param order ids of all batches in the order of work
 */
export function placeFor(
  move: "first" | "up" | "down" | "last",
  ids: readonly string[],
  order: readonly string[],
): string | null {
  const others = order.filter((id) => !ids.includes(id));
  const first = order.findIndex((id) => ids.includes(id));
  const before = order.slice(0, first).filter((id) => !ids.includes(id)).length; // others that stand before the first chosen
  const at = { first: 0, up: Math.max(0, before - 1), down: before + 1, last: others.length }[move];
  return others[at] ?? null;
}
