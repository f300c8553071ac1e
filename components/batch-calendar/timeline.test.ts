import { describe, expect, test } from "vitest";
import type { BatchRow } from "@/components/batch-list/batch-rows";
import { madeUpBatch } from "@/components/batch-list/made-up-batch";
import { DAYS_SHOWN, daysOf, problemsOf, timelineRows } from "./timeline";

const FIRST = "2026-12-07"; // a Monday

const batch = (given: Partial<BatchRow> = {}): BatchRow => ({
  ...madeUpBatch({
    name: "one",
    startsAt: "2026-12-09T18:00:00.000Z",
    endsAt: "2026-12-09T22:00:00.000Z",
    phones: 100,
  }),
  attention: [],
  clashes: [],
  ...given,
  id: given.name ?? "one",
});
const barsOf = (given: readonly BatchRow[], timeZone = "UTC") =>
  timelineRows(given, "site", FIRST, timeZone).flatMap(({ bars }) => bars);

describe("where a bar lies", () => {
  const cases: [startsAt: string | null, endsAt: string | null, from: number, days: number, because: string][] = [
    ["2026-12-09T18:00:00Z", "2026-12-09T22:00:00Z", 2, 1, "an evening is one day"],
    ["2026-12-09T18:00:00Z", "2026-12-10T00:00:00Z", 2, 1, "it ends when the next day begins"],
    ["2026-12-09T22:00:00Z", "2026-12-10T02:00:00Z", 2, 2, "a night touches two days"],
    ["2026-12-09T18:00:00Z", null, 2, 1, "without an end it is on its day"],
    ["2026-12-05T08:00:00Z", "2026-12-08T08:00:00Z", 0, 2, "what began before is cut by the edge"],
    ["2027-01-16T08:00:00Z", "2027-01-20T08:00:00Z", 40, 2, "what ends after the last day is cut too"],
  ];
  test.each(cases)("%s to %s: from day %d, %d days, because %s", (startsAt, endsAt, from, days) => {
    expect(barsOf([batch({ startsAt, endsAt })])).toMatchObject([{ from, days }]);
  });

  const outside: [startsAt: string | null, endsAt: string | null, because: string][] = [
    [null, null, "it has no date"],
    ["2026-12-06T18:00:00Z", "2026-12-07T00:00:00Z", "it is over when the first day begins"],
    ["2027-01-18T00:00:00Z", "2027-01-18T04:00:00Z", `it begins after the ${DAYS_SHOWN} days`],
  ];
  test.each(outside)("%s to %s is not shown, because %s", (startsAt, endsAt) => {
    expect(barsOf([batch({ startsAt, endsAt })])).toEqual([]);
  });

  test("days are those of the place: 23:00 in London is the next day in Tokyo", () => {
    expect(barsOf([batch({ startsAt: "2026-12-09T23:00:00Z", endsAt: null })], "Asia/Tokyo")[0]?.from).toBe(3);
  });

  test("bars of one day lie under each other; a line is used again when it is free", () => {
    const on = (name: string, day: string, order: number) =>
      batch({ name, order, startsAt: `2026-12-${day}T18:00:00Z`, endsAt: `2026-12-${day}T22:00:00Z` });
    const [row] = timelineRows([on("a", "09", 1), on("b", "09", 2), on("c", "10", 3)], "site", FIRST, "UTC");
    expect(row?.bars.map(({ batch: { name }, lane }) => [name, lane])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 0],
    ]);
    expect(row?.lanes).toBe(2);
  });
});

describe("rows", () => {
  const ann = { userId: "1", name: "Ann" };
  const bob = { userId: "2", name: "Bob" };
  const all = [
    batch({ name: "a", site: "Room 10", assignees: [bob, ann] }),
    batch({ name: "b", site: "Room 2", assignees: [ann] }),
    batch({ name: "c", site: null }),
  ];
  const titles = (by: "site" | "person") =>
    timelineRows(all, by, FIRST, "UTC").map(({ title, bars }) => [title, ...bars.map((bar) => bar.batch.name)]);
  test("a row for each site, without one last", () => {
    expect(titles("site")).toEqual([
      ["Room 2", "b"],
      ["Room 10", "a"],
      ["No site", "c"],
    ]);
  });
  test("a batch of two people is in both rows", () => {
    expect(titles("person")).toEqual([
      ["Ann", "a", "b"],
      ["Bob", "a"],
      ["Nobody yet", "c"],
    ]);
  });
});

describe("what is wrong with a day", () => {
  const given = [batch({ name: "a" }), batch({ name: "b" }), batch({ name: "gone", state: "cancelled" })];
  const days = daysOf(given, { first: FIRST, timeZone: "UTC", today: FIRST, closedDays: ["2026-12-09"] });
  const [bar] = barsOf(given);
  test("phones of a day are those of all batches but the cancelled ones", () => {
    expect(days[2]).toEqual({ date: "2026-12-09", isWeekend: false, isToday: false, isClosed: true, phones: 200 });
  });
  const cases: [perDay: number | null, said: number, because: string][] = [
    [null, 1, "a freeze day, and no bound of phones"],
    [200, 1, "as many as the plan allows"],
    [199, 2, "one phone more than the plan allows"],
  ];
  test.each(cases)("with %s phones a day, %d things are said, because %s", (perDay, said) => {
    expect(bar && problemsOf(bar, days, perDay)).toHaveLength(said);
  });
});
