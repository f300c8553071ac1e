import { describe, expect, test } from "vitest";
import { isMatch } from "./find-phone";
import { compareDays, comparePlaces, countNextSteps, dayOfBatch, floorNumber, nextStepOf } from "./today";

const NOW = "2026-11-28T09:00:00Z";
const dayOf = (at: string) => at.slice(0, 10);

test.each([
  { startsAt: "2026-11-28T08:00Z", endsAt: "2026-11-28T12:00Z", kind: "today", because: "its window is open" },
  { startsAt: "2026-11-28T18:00Z", endsAt: null, kind: "today", because: "it begins tonight" },
  { startsAt: "2026-11-26T08:00Z", endsAt: "2026-11-30T12:00Z", kind: "today", because: "it lasts over today" },
  { startsAt: "2026-11-27T08:00Z", endsAt: "2026-11-27T12:00Z", kind: "late", because: "its window was yesterday" },
  { startsAt: "2026-11-27T08:00Z", endsAt: null, kind: "late", because: "without an end its day counts" },
  { startsAt: "2026-11-29T08:00Z", endsAt: "2026-11-29T12:00Z", kind: "later", because: "tomorrow" },
  { startsAt: null, endsAt: null, kind: "undated", because: "nobody gave it a date" },
])("$startsAt to $endsAt is $kind: $because", ({ startsAt, endsAt, kind }) => {
  expect(dayOfBatch({ startsAt, endsAt }, NOW, dayOf).kind).toBe(kind);
});

test("late comes first, then today, then what is to come by date, undated last", () => {
  const days = ["undated", "2026-12-02", "2026-11-29", "today", "late"].map((word) =>
    word === "undated" || word === "today" || word === "late"
      ? ({ kind: word, date: word === "undated" ? null : "2026-11-28" } as const)
      : ({ kind: "later", date: word } as const),
  );
  expect(days.toSorted(compareDays).map(({ kind, date }) => (kind === "later" ? date : kind))).toEqual([
    "late",
    "today",
    "2026-11-29",
    "2026-12-02",
    "undated",
  ]);
});

/** As the server orders the same way round: tests/collect-order.test.ts. */
test("floors and rooms come in the order in which one walks, numbers as numbers", () => {
  const way = [
    ["-2", "Store"],
    ["-1", "Room 1"],
    ["0", "Reception"],
    ["1", "Room 9"],
    ["1", "Room 10"],
    ["1", "Room 100"],
    ["2nd", "Desk 2.9"],
    ["2nd", "Desk 2.10"],
    ["Floor 9", "Kitchen"],
    ["10", "Boardroom"],
    ["Floor 11", "Roof"],
    ["Garage A2", "Gate"],
    ["Garage A10", "Gate"],
    [null, "Nowhere"],
  ] as const;
  const phones = way.map(([floor, description], index) => ({
    mac: `${99 - index}`,
    site: "Leeds",
    floor,
    description,
  }));
  expect(phones.toReversed().toSorted(comparePlaces)).toEqual(phones);
  expect([floorNumber("Block B-2"), floorNumber("7"), floorNumber(null)]).toEqual([null, 7, null]);
});

const PHONE = {
  mac: "F87B20A1C379",
  model: "8851",
  serial: "FCH20100312",
  owner: "Dmitri Break",
  directoryNumber: "4711",
  description: "Desk 14.2",
  site: "Leeds",
  floor: "14",
  ip: "10.1.2.3",
};
test.each([
  { text: "c379", isFound: true, because: "the last four of the MAC" },
  { text: "f8:7b:20", isFound: true, because: "the MAC in any notation" },
  { text: "SEPF87B20A1C379", isFound: true, because: "as the UCM writes it" },
  { text: "Break Dmitri", isFound: true, because: "two words in any order" },
  { text: "floor 14", isFound: true, because: "as it is written on the wall" },
  { text: "leeds 8851", isFound: true, because: "two facts" },
  { text: "fch2010", isFound: true, because: "the serial number" },
  { text: "dmitri lyon", isFound: false, because: "every word must fit" },
  { text: "7b", isFound: false, because: "two digits fit every second phone" },
])("$text: $because", ({ text, isFound }) => {
  expect(isMatch(PHONE, text)).toBe(isFound);
});

describe("the next step", () => {
  const STEPS = [
    { id: "order", title: "Order", scope: "project" },
    { id: "find", title: "Find the phone", scope: "phone" },
    { id: "load", title: "Set the load", scope: "phone" },
    { id: "verify", title: "Verify", scope: "phone", isEvidence: true },
  ];
  const done = (...ids: string[]) =>
    new Map(
      ids.map((id) => [
        `phone p ${id}`,
        { isTicked: true, isOverridden: false, by: null, at: NOW, note: null, sending: null },
      ]),
    );
  test.each([
    {
      marks: done(),
      skipped: undefined,
      state: "not-started",
      next: "find",
      because: "steps of the project are not the phone's",
    },
    { marks: done("find"), skipped: undefined, state: "in-progress", next: "load", because: "the first is ticked" },
    {
      marks: done("find"),
      skipped: ["load"],
      state: "in-progress",
      next: "verify",
      because: "it does not need the load",
    },
    {
      marks: done("find", "load", "verify"),
      skipped: undefined,
      state: "moved",
      next: "verify",
      because: "a tick is no evidence",
    },
    { marks: done(), skipped: undefined, state: "verified", next: undefined, because: "it is done" },
  ] as const)("$next: $because", ({ marks, skipped, state, next }) => {
    expect(nextStepOf(STEPS, "p", skipped, marks, state)?.id).toBe(next);
  });

  test("how many wait for what", () => {
    const step = (id: string) => ({ id, title: id, isEvidence: false });
    expect(countNextSteps([step("a"), null, step("b"), step("a")]).map(({ id, count }) => `${id} ${count}`)).toEqual([
      "a 2",
      "b 1",
    ]);
  });
});
