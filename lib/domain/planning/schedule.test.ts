import { describe, expect, test } from "vitest";
import { dateBatches, dayAfter, mondayOf, movedByDays, type Schedule, weekdayOf } from "./schedule";

const USUAL: Schedule = {
  firstDay: "2026-12-07", // a Monday
  daysAfterPilot: 0,
  timeZone: "UTC",
  weekdays: [1, 2, 3, 4, 5],
  from: "18:00",
  to: "22:00",
  closedDays: [],
  perDay: null,
  technicians: null,
  perTechnician: null,
  sites: [],
};
const wave = (site: string | null, phones: number) => ({ kind: "wave" as const, site, phones });
const pilot = (phones: number) => ({ kind: "pilot" as const, site: null, phones });
const daysOf = (dated: ReturnType<typeof dateBatches>) => dated.map((one) => one?.day ?? null);

test.each([
  {
    because: "without a limit everything is on the first day",
    schedule: {},
    batches: [wave("A", 100), wave("B", 100)],
    days: ["2026-12-07", "2026-12-07"],
  },
  {
    because: "a day is full by its phones, and a small batch uses what is left of one",
    schedule: { perDay: 100 },
    batches: [wave("A", 80), wave("A", 80), wave("B", 20)],
    days: ["2026-12-07", "2026-12-08", "2026-12-07"],
  },
  {
    because: "two people convert 40 each",
    schedule: { technicians: 2, perTechnician: 40 },
    batches: [wave("A", 80), wave("A", 10)],
    days: ["2026-12-07", "2026-12-08"],
  },
  {
    because: "nobody works on Saturday and Sunday, nor on a holiday",
    schedule: { firstDay: "2026-12-11", perDay: 10, closedDays: ["2026-12-14"] },
    batches: [wave("A", 10), wave("A", 10)],
    days: ["2026-12-11", "2026-12-15"],
  },
  {
    because: "a site that is closed waits, the others do not",
    schedule: { perDay: 10, sites: [{ site: "A", closedDays: ["2026-12-07", "2026-12-08"] }] },
    batches: [wave("A", 10), wave("B", 10), wave("B", 10)],
    days: ["2026-12-09", "2026-12-07", "2026-12-08"],
  },
  {
    because: "a site works on other days of the week",
    schedule: { sites: [{ site: "A", weekdays: [6] }] },
    batches: [wave("A", 10), wave("B", 10)],
    days: ["2026-12-12", "2026-12-07"],
  },
  {
    because: "no wave before the pilot has proved itself for three days",
    schedule: { daysAfterPilot: 3 },
    batches: [pilot(5), wave("A", 10)],
    days: ["2026-12-07", "2026-12-11"],
  },
  {
    because: "what is dated already takes its room",
    schedule: { perDay: 100 },
    dated: [{ kind: "wave" as const, day: "2026-12-07", phones: 95 }],
    batches: [wave("A", 10), wave("A", 5)],
    days: ["2026-12-08", "2026-12-07"],
  },
  {
    because: "a pilot that has its day already is waited for too",
    schedule: { daysAfterPilot: 3 },
    dated: [{ kind: "pilot" as const, day: "2026-12-09", phones: 5 }],
    batches: [wave("A", 10)],
    days: ["2026-12-14"],
  },
  {
    because: "a pilot of long ago holds nothing back",
    schedule: { daysAfterPilot: 3 },
    dated: [{ kind: "pilot" as const, day: "2025-01-09", phones: 5 }],
    batches: [wave("A", 10)],
    days: ["2026-12-07"],
  },
  {
    because: "larger than any day",
    schedule: { perDay: 5 },
    batches: [wave("A", 10), wave("A", 5)],
    days: [null, "2026-12-07"],
  },
  {
    because: "a site that never works",
    schedule: { sites: [{ site: "A", weekdays: [] }] },
    batches: [wave("A", 10)],
    days: [null],
  },
])("$days: $because", ({ schedule, batches, dated, days }) => {
  expect(daysOf(dateBatches(batches, { ...USUAL, ...schedule }, dated))).toEqual(days);
});

test.each([
  { timeZone: "Europe/Berlin", from: "18:00", to: "22:00", startsAt: "17:00:00.000Z", because: "winter" },
  {
    timeZone: "America/New_York",
    from: "20:00",
    to: "23:00",
    startsAt: "01:00:00.000Z",
    because: "the next day in UTC",
  },
  { timeZone: "Asia/Kolkata", from: "22:00", to: "02:00", startsAt: "16:30:00.000Z", because: "half an hour" },
])("$from in $timeZone begins at $startsAt: $because", ({ timeZone, from, to, startsAt }) => {
  const [dated] = dateBatches([wave("A", 1)], { ...USUAL, sites: [{ site: "A", timeZone, from, to }] });
  expect(dated?.day).toBe("2026-12-07");
  expect(dated?.startsAt.slice(11)).toBe(startsAt);
  const hours = (Date.parse(dated?.endsAt ?? "") - Date.parse(dated?.startsAt ?? "")) / 3_600_000;
  expect(hours).toBe((Number(to.slice(0, 2)) - Number(from.slice(0, 2)) + 24) % 24);
});

describe("whatever is wished", () => {
  const schedule: Schedule = {
    ...USUAL,
    perDay: 130,
    technicians: 3,
    perTechnician: 40,
    daysAfterPilot: 5,
    closedDays: ["2026-12-24", "2026-12-25"],
    sites: [
      { site: "S1", closedDays: ["2026-12-24", "2026-12-25", "2026-12-16"], weekdays: [2, 4] },
      { site: "S2", timeZone: "Asia/Tokyo", from: "22:00", to: "04:00" },
    ],
  };
  const batches = [
    pilot(10),
    ...Array.from({ length: 400 }, (_, index) => wave(`S${index % 5}`, 1 + ((index * 37) % 120))),
  ];
  const dated = dateBatches(batches, schedule);

  test("each batch has its day, none over the capacity, none on a closed day, none before the pilot is through", () => {
    const perDay = new Map<string, number>();
    for (const [index, batch] of batches.entries()) {
      const day = dated[index]?.day ?? "";
      const own = schedule.sites.find(({ site }) => site === batch.site);
      expect(own?.weekdays ?? schedule.weekdays).toContain(weekdayOf(day));
      expect(own?.closedDays ?? schedule.closedDays).not.toContain(day);
      if (batch.kind === "wave") expect(day > dayAfter(dated[0]?.day ?? "", schedule.daysAfterPilot)).toBe(true);
      perDay.set(day, (perDay.get(day) ?? 0) + batch.phones);
    }
    expect(Math.max(...perDay.values())).toBeLessThanOrEqual(120);
  });

  test("as many batches as there are phones are dated at once", () => {
    const single = Array.from({ length: 100_000 }, (_, index) => wave(`S${index % 5}`, 1));
    const days = new Set(daysOf(dateBatches(single, { ...schedule, perDay: null, technicians: null })));
    expect(days.size).toBe(2);
  });

  test("the same again gives the same", () => expect(dateBatches(batches, schedule)).toEqual(dated));
});

test.each([
  ["2026-12-07", "2026-12-07"],
  ["2026-12-13", "2026-12-07"],
  ["2027-01-01", "2026-12-28"],
])("the Monday of %s is %s", (date, monday) => expect(mondayOf(date)).toBe(monday));

test.each([
  { iso: "2026-12-07T18:00:00.000Z", days: 7, timeZone: "UTC", to: "2026-12-14T18:00:00.000Z", because: "a week" },
  {
    iso: "2027-03-27T19:00:00.000Z",
    days: 1,
    timeZone: "Europe/Berlin",
    to: "2027-03-28T18:00:00.000Z",
    because: "20:00 stays 20:00 when the clock is put forward",
  },
  {
    iso: "2026-12-31T23:30:00.000Z",
    days: -1,
    timeZone: "Asia/Tokyo",
    to: "2026-12-30T23:30:00.000Z",
    because: "no clock is changed there",
  },
])("$iso moved by $days days in $timeZone: $because", ({ iso, days, timeZone, to }) =>
  expect(movedByDays(iso, days, timeZone)).toBe(to),
);
