import { describe, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import { groupedBatches, placeFor, sortedBatches } from "./arrange-batches";
import { batchRows } from "./batch-rows";
import { type BatchFilters, filterChoices, foundBatches } from "./find-batches";
import { madeUpBatch } from "./made-up-batch";

const NOW = "2026-12-10T12:00:00.000Z";
const NO_FILTERS: BatchFilters = { state: [], kind: [], site: [], person: [], attention: [] };
const ANN = { userId: "ann", name: "Ann Lee" };
const BOB = { userId: "bob", name: "Bob Ray" };

const batch = (id: string, given: Partial<Batch> = {}) =>
  madeUpBatch({ id, order: Number(id), name: `Leeds, ${id} of 10`, ...given });
const window = (day: string, from = "18", to = "22") => ({
  startsAt: `${day}T${from}:00:00.000Z`,
  endsAt: `${day}T${to}:00:00.000Z`,
});
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe("what needs attention", () => {
  const cases: [given: Partial<Batch>, attention: string[], because: string][] = [
    [window("2026-12-09"), ["late"], "its window is over and it is not done"],
    [{ ...window("2026-12-09"), state: "done" }, [], "it is done, whenever it was"],
    [{ ...window("2026-12-09"), state: "cancelled" }, [], "nobody works on it any more"],
    [window("2026-12-11"), [], "its window is still to come"],
    [{ notReady: [{ code: "no-window", text: "" }] }, ["no-window"], "it is not dated"],
    [
      { ...window("2026-12-09"), notReady: [{ code: "no-people", text: "" }] },
      ["no-people", "late"],
      "both are to be settled",
    ],
  ];
  test.each(cases)("%o: %o, because %s", (given, attention) => {
    expect(batchRows([batch("1", given)], NOW)[0]?.attention).toEqual(attention);
  });

  const pairs: [one: Partial<Batch>, other: Partial<Batch>, isClash: boolean, because: string][] = [
    [window("2026-12-11"), window("2026-12-11", "21", "23"), true, "the windows overlap by an hour"],
    [window("2026-12-11", "18", "20"), window("2026-12-11", "20", "22"), false, "one begins when the other ends"],
    [window("2026-12-11"), window("2026-12-12"), false, "they are on two days"],
    [window("2026-12-11"), { ...window("2026-12-11"), assignees: [BOB] }, false, "two people do them"],
    [window("2026-12-11"), { ...window("2026-12-11"), state: "cancelled" }, false, "one of them is cancelled"],
    [window("2026-12-11"), {}, false, "one has no date yet"],
  ];
  test.each(pairs)("one person in %o and %o: %s, because %s", (one, other, isClash) => {
    const rows = batchRows([batch("1", { assignees: [ANN], ...one }), batch("2", { assignees: [ANN], ...other })], NOW);
    expect(rows.map(({ attention }) => attention.includes("clash"))).toEqual([isClash, isClash]);
    expect(rows[0]?.clashes).toEqual(isClash ? [{ person: "Ann Lee", batch: "Leeds, 2 of 10" }] : []);
  });
});

describe("search and filters", () => {
  const rows = batchRows(
    [
      batch("1", { name: "Pilot", kind: "pilot", site: null }),
      batch("2", { assignees: [ANN], state: "ready" }),
      batch("3", { site: "York", name: "York", loadFamily: "sip78xx", assignees: [ANN, BOB] }),
    ],
    NOW,
  );
  const cases: [q: string, filters: Partial<BatchFilters>, found: string[], because: string][] = [
    ["", {}, ["1", "2", "3"], "nothing is asked"],
    ["york bob", {}, ["3"], "both words are there, in different columns"],
    ["york pilot", {}, [], "no batch has both words"],
    ["READY", {}, ["2"], "states are words too, in either case"],
    ["", { site: ["none"] }, ["1"], "a batch of no site can be asked for"],
    ["", { person: ["none", "bob"] }, ["1", "3"], "nobody, or Bob"],
    ["", { person: ["ann"], state: ["ready"] }, ["2"], "filters narrow one another"],
    ["", { state: ["done"] }, [], "none is done"],
  ];
  test.each(cases)("%j %o finds %o, because %s", (q, filters, found) => {
    expect(idsOf(foundBatches(rows, q, { ...NO_FILTERS, ...filters }))).toEqual(found);
  });

  test("a filter offers only what there is, counted", () => {
    expect(filterChoices(rows)).toMatchObject({
      kind: [
        { value: "pilot", count: 1 },
        { value: "wave", count: 2 },
      ],
      site: [
        { label: "Leeds", count: 1 },
        { label: "York", count: 1 },
        { label: "No site", count: 1 },
      ],
      person: [
        { label: "Ann Lee", count: 2 },
        { label: "Bob Ray", count: 1 },
        { label: "Nobody yet", count: 1 },
      ],
    });
  });
});

describe("order and groups", () => {
  const rows = batchRows(
    [
      batch("1", window("2026-12-20", "23", "23")),
      batch("2", { name: "Leeds, 10 of 10", site: "Leeds" }),
      batch("3", { site: "Aachen", ...window("2026-12-14", "00", "02"), verified: 5, started: 5 }),
    ],
    NOW,
  );
  const sorts: [column: string | undefined, isDescending: boolean, ids: string[], because: string][] = [
    [undefined, false, ["1", "2", "3"], "the order of work is the order without another"],
    ["nonsense", false, ["1", "2", "3"], "an old link may name a column that is gone"],
    ["name", false, ["1", "3", "2"], "3 comes before 10"],
    ["startsAt", false, ["3", "1", "2"], "a batch without a date comes last"],
    ["progress", true, ["3", "1", "2"], "the furthest first, equal ones in the order of work"],
  ];
  test.each(sorts)("by %s, descending %s: %o, because %s", (column, isDescending, ids) => {
    expect(idsOf(sortedBatches(rows, column, isDescending))).toEqual(ids);
  });

  const weeks: [timeZone: string, titles: string[], because: string][] = [
    ["UTC", ["Week of 2026-12-14", "Without a date"], "Monday the 14th to Sunday the 20th are one week"],
    [
      "Asia/Tokyo",
      ["Week of 2026-12-14", "Week of 2026-12-21", "Without a date"],
      "Sunday 23:00 in London is Monday in Tokyo",
    ],
    ["America/New_York", ["Week of 2026-12-07", "Week of 2026-12-14", "Without a date"], "Monday 0:00 is Sunday there"],
  ];
  test.each(weeks)("weeks in %s: %o, because %s", (timeZone, titles) => {
    expect(groupedBatches(rows, "week", timeZone).map(({ title }) => title)).toEqual(titles);
  });

  test("by site, each batch once", () => {
    const groups = groupedBatches(rows, "site", "UTC");
    expect(groups.map(({ title, rows: grouped }) => [title, idsOf(grouped)])).toEqual([
      ["Aachen", ["3"]],
      ["Leeds", ["1", "2"]],
    ]);
  });

  const order = ["a", "b", "c", "d", "e"];
  const places: [place: Parameters<typeof placeFor>[0], ids: string[], before: string | null, because: string][] = [
    ["first", ["c"], "a", "nothing stands before it then"],
    ["up", ["c"], "b", "it changes places with b"],
    ["up", ["a"], "b", "it is the first already and stays so"],
    ["down", ["c"], "e", "d comes before it"],
    ["down", ["e"], null, "it is the last already"],
    ["last", ["b"], null, "nothing comes after it"],
    ["down", ["b", "d"], "e", "those chosen go together: after the next one that is not chosen"],
    ["up", ["b", "c"], "a", "both pass a"],
  ];
  test.each(places)("%s of %o: before %s, because %s", (place, ids, before) => {
    expect(placeFor(place, ids, order)).toBe(before);
  });
});
