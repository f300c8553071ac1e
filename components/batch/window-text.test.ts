import { expect, test } from "vitest";
import { windowHint, windowText } from "./window-text";

const NOW = "2026-11-27T12:00:00Z";

test.each([
  {
    ...{ startsAt: "2026-12-05T20:00:00Z", endsAt: "2026-12-05T23:00:00Z", timeZone: "UTC" },
    ...{ text: "5 Dec, 20:00–23:00", because: "one day is said once" },
  },
  {
    ...{ startsAt: "2026-12-05T20:00:00Z", endsAt: "2026-12-05T23:30:00Z", timeZone: "Europe/Berlin" },
    ...{ text: "5 Dec, 21:00 – 6 Dec, 00:30", because: "in Berlin it ends on the next day" },
  },
  {
    ...{ startsAt: "2026-12-31T22:00:00Z", endsAt: "2027-01-01T02:00:00Z", timeZone: "UTC" },
    ...{ text: "31 Dec, 22:00 – 1 Jan 2027, 02:00", because: "another year is named" },
  },
  {
    ...{ startsAt: "2026-07-01T20:00:00Z", endsAt: null, timeZone: "Europe/London" },
    ...{ text: "From 1 Jul, 21:00", because: "summer time, and no end yet" },
  },
  {
    ...{ startsAt: null, endsAt: "2026-12-05T23:00:00Z", timeZone: "UTC" },
    ...{ text: "Until 5 Dec, 23:00", because: "only the end is set" },
  },
  { startsAt: null, endsAt: null, timeZone: "UTC", text: null, because: "nothing is set" },
])("$text: $because", ({ startsAt, endsAt, timeZone, text }) => {
  expect(windowText({ startsAt, endsAt }, timeZone, NOW)).toBe(text);
});

test.each([
  {
    typed: { startsAt: "2026-12-05T20:00", endsAt: "2026-12-05T23:00" },
    hint: "5 Dec 2026, 20:00–23:00, in the time zone America/New York.",
    because: "the day and the hour stand as they were typed, by the clock of the zone",
  },
  {
    typed: { startsAt: "2026-12-05T20:00", endsAt: "" },
    hint: "From 5 Dec 2026, 20:00, in the time zone America/New York.",
    because: "half a window is said as half",
  },
  {
    typed: { startsAt: "", endsAt: "" },
    hint: "In the time zone America/New York.",
    because: "nothing was typed yet",
  },
])("$hint $because", ({ typed, hint }) => {
  expect(windowHint(typed, "America/New_York")).toBe(hint);
});
