import { describe, expect, test } from "vitest";
import { planWishes } from "@/lib/schemas/batches";
import { EMPTY_SITE, nextMonday, PLAN_START, type PlanValues, valuesOf, wishesOf } from "./plan-values";

const DATED: PlanValues = { ...PLAN_START, dates: "windows", "schedule.firstDay": "2026-12-07" };
const check = (values: PlanValues) => planWishes.safeParse(wishesOf(values));
const mistakes = (values: PlanValues) => check(values).error?.issues.map(({ path }) => path.join("."));

test("what the form begins with can be planned, without dates and with them", () => {
  expect(check(PLAN_START).data).toMatchObject({ pilotSize: 10, maxSize: 200, families: "mixed", schedule: null });
  expect(check(DATED).data?.schedule).toMatchObject({
    firstDay: "2026-12-07",
    perDay: null,
    weekdays: [1, 2, 3, 4, 5],
  });
});

test.each([
  { values: { maxSize: "0" }, path: "maxSize", because: "a batch holds a phone" },
  { values: { pilotSize: "ten" }, path: "pilotSize", because: "no number" },
  { values: { "schedule.firstDay": "" }, path: "schedule.firstDay", because: "a plan with dates begins on a day" },
  { values: { "schedule.closedDays": "24.12.2026" }, path: "schedule.closedDays.0", because: "no day that is read" },
  { values: { "schedule.perDay": "-5" }, path: "schedule.perDay", because: "fewer than none" },
  { values: { weekdays: [] }, path: "schedule.weekdays", because: "nobody works" },
  { values: { "schedule.to": "18:00" }, path: "schedule.to", because: "the window ends when it begins" },
  {
    values: { sites: [{ ...EMPTY_SITE, site: "Oslo", timeZone: "Europe/Olso" }] },
    path: "schedule.sites.0.timeZone",
    because: "no time zone",
  },
])("$path: $because", ({ values, path }) => {
  expect(mistakes({ ...DATED, ...values })).toEqual([path]);
});

test("what is closed everywhere is closed at a site of its own days too", () => {
  const sites = [{ ...EMPTY_SITE, site: "Oslo", closedDays: "2026-12-31" }];
  const read = check({ ...DATED, "schedule.closedDays": "2026-12-24, 2026-12-25", sites });
  expect(read.data?.schedule?.sites).toEqual([
    { site: "Oslo", closedDays: ["2026-12-24", "2026-12-25", "2026-12-31"] },
  ]);
});

test.each([
  { values: PLAN_START, because: "no dates" },
  {
    values: { ...DATED, firstSites: "Leeds, north campus\nYork", preUpgradesFirst: "yes", families: "apart" },
    because: "a site may have a comma in its name",
  },
  {
    values: {
      ...DATED,
      "schedule.closedDays": "2026-12-24",
      "schedule.perDay": "400",
      weekdays: [6, 7],
      sites: [{ ...EMPTY_SITE, site: "Oslo", from: "20:00", to: "02:00", closedDays: "2026-12-31" }],
    },
    because: "a site of other hours",
  },
])("the wishes of a plan fill the form of the next one: $because", ({ values }) => {
  const wishes = planWishes.parse(wishesOf(values));
  expect(planWishes.parse(wishesOf(valuesOf(wishes, "2026-11-30")))).toEqual(wishes);
});

test("a first day that is over is not kept", () => {
  const wishes = planWishes.parse(wishesOf(DATED));
  expect(valuesOf(wishes, "2027-01-04")["schedule.firstDay"]).toBe("2027-01-04");
});

describe("the next Monday", () => {
  test.each([
    { now: "2026-11-28T12:00:00", monday: "2026-11-30", because: "a Saturday" },
    { now: "2026-11-29T12:00:00", monday: "2026-11-30", because: "a Sunday" },
    { now: "2026-11-30T12:00:00", monday: "2026-12-07", because: "a Monday itself" },
    { now: "2026-12-30T12:00:00", monday: "2027-01-04", because: "over the year" },
  ])("$now: $monday, $because", ({ now, monday }) => expect(nextMonday(new Date(now))).toBe(monday));
});
