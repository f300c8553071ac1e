import type { BatchRow } from "@/components/batch-list/batch-rows";
import { compareNames } from "@/components/batch-list/compare-names";
import { dayAfter, weekdayOf } from "@/lib/domain/planning/schedule";
import { toWallTime } from "@/lib/domain/wall-time";
import { plural } from "@/lib/format/text";

/** Batches on days: which bar lies where. Days are counted from the first one shown, so nothing here knows of clocks. */

export const ROWS_BY = ["site", "person"] as const;
export type RowsBy = (typeof ROWS_BY)[number];

export const DAYS_SHOWN = 42;
const MINUTE_MS = 60_000;

export type Bar = {
  batch: BatchRow;
  /** Days from the first one shown; a bar that began earlier or ends later is cut by the edge. */
  from: number;
  days: number;
  /** Which of the lines of its row: bars of one day lie under each other. */
  lane: number;
};
export type TimelineRow = { key: string; title: string; bars: readonly Bar[]; lanes: number };

export type Day = {
  /** 2026-12-07 */
  date: string;
  isWeekend: boolean;
  isToday: boolean;
  /** A holiday or freeze day of the last plan. */
  isClosed: boolean;
  /** Phones of all batches whose window begins on it. */
  phones: number;
};

type Days = { first: string; timeZone: string; today: string; closedDays: readonly string[] };

export function daysOf(batches: readonly BatchRow[], { first, timeZone, today, closedDays }: Days): Day[] {
  const phones = new Map<string, number>();
  for (const batch of batches) {
    if (batch.startsAt === null || batch.state === "cancelled") continue;
    const date = toWallTime(batch.startsAt, timeZone).slice(0, 10);
    phones.set(date, (phones.get(date) ?? 0) + batch.phones);
  }
  return Array.from({ length: DAYS_SHOWN }, (_, day) => {
    const date = dayAfter(first, day);
    return {
      date,
      isWeekend: weekdayOf(date) > 5,
      isToday: date === today,
      isClosed: closedDays.includes(date),
      phones: phones.get(date) ?? 0,
    };
  });
}

/** The rows that have a batch in these days, by name; a batch of two people is in both rows. */
export function timelineRows(batches: readonly BatchRow[], by: RowsBy, first: string, timeZone: string): TimelineRow[] {
  const rows = new Map<string, { title: string; bars: Omit<Bar, "lane">[] }>();
  for (const batch of batches) {
    const place = placeOf(batch, first, timeZone);
    if (!place) continue;
    for (const { key, title } of rowsOf(batch, by)) {
      const row = rows.get(key) ?? { title, bars: [] };
      row.bars.push({ batch, ...place });
      rows.set(key, row);
    }
  }
  return [...rows]
    .sort(([a, { title }], [b, other]) => Number(a === "") - Number(b === "") || compareNames(title, other.title))
    .map(([key, { title, bars }]) => ({ key, title, ...inLanes(bars) }));
}

function rowsOf({ site, assignees }: BatchRow, by: RowsBy): { key: string; title: string }[] {
  if (by === "site") return [{ key: site ?? "", title: site ?? "No site" }];
  if (assignees.length === 0) return [{ key: "", title: "Nobody yet" }];
  return assignees.map(({ userId, name }) => ({ key: userId, title: name }));
}

/** Where a window lies among the days shown, or null. One that ends at midnight does not touch the next day. */
function placeOf({ startsAt, endsAt }: BatchRow, first: string, timeZone: string) {
  if (startsAt === null) return null;
  const last = endsAt === null ? startsAt : new Date(Date.parse(endsAt) - MINUTE_MS).toISOString();
  const from = dayNumber(first, toWallTime(startsAt, timeZone));
  const to = Math.max(from, dayNumber(first, toWallTime(last, timeZone)));
  if (to < 0 || from >= DAYS_SHOWN) return null;
  const start = Math.max(0, from);
  return { from: start, days: Math.min(to, DAYS_SHOWN - 1) - start + 1 };
}

const dayNumber = (first: string, wallTime: string): number =>
  Math.round((Date.parse(wallTime.slice(0, 10)) - Date.parse(first)) / 86_400_000);

/** Each bar in the first line that is free on its days. */
function inLanes(bars: readonly Omit<Bar, "lane">[]): Pick<TimelineRow, "bars" | "lanes"> {
  const ends: number[] = [];
  const placed = [...bars]
    .sort((a, b) => a.from - b.from || a.batch.order - b.batch.order)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = bar.from + bar.days;
      return { ...bar, lane };
    });
  return { bars: placed, lanes: Math.max(1, ends.length) };
}

/** Nobody works on a batch that is done or cancelled, so its window stays. */
export const isMovable = ({ state }: Pick<BatchRow, "state">): boolean => state !== "done" && state !== "cancelled";

export type DayProblem = {
  text: string;
  /** Worth a mark on the bar; what is merely not done yet is said in words alone. */
  isMarked: boolean;
};

/** What is wrong with where a bar lies; empty: nothing. */
export function problemsOf({ batch, from }: Bar, days: readonly Day[], perDay: number | null): DayProblem[] {
  const day = days[from];
  const marked: [isThere: boolean, text: string][] = [
    [batch.attention.includes("late"), "Its window is over and it is not done."],
    [batch.stale > 0, `${plural(batch.stale, "phone")} of it can no longer move.`],
    ...batch.clashes.map(({ person, batch: other }): [boolean, string] => [
      true,
      `${person} is in ${other} at the same time.`,
    ]),
    [day?.isClosed ?? false, "Its day is a holiday or freeze day."],
    [isOver(day, perDay), `${plural(day?.phones ?? 0, "phone")} on this day are more than the plan allows.`],
  ];
  return [
    ...marked.flatMap(([isThere, text]) => (isThere ? [{ text, isMarked: true }] : [])),
    ...(batch.attention.includes("no-people") ? [{ text: "Nobody is assigned to it.", isMarked: false }] : []),
  ];
}

/** More phones on a day than the plan allows. */
export const isOver = (day: Pick<Day, "phones"> | undefined, perDay: number | null): boolean =>
  perDay !== null && (day?.phones ?? 0) > perDay;
