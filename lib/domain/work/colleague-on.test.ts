import { expect, test } from "vitest";
import { colleagueOn } from "./colleague-on";

const NOW = new Date("2026-11-28T10:00:00Z").getTime();
const step = (byId: string, minutesAgo: number, phoneId = "p") => ({
  ...{ phoneId, step: "load", by: byId, byId, at: new Date(NOW - minutesAgo * 60_000).toISOString() },
});

test.each([
  { steps: [step("omar", 5)], on: "omar", because: "he was there five minutes ago" },
  { steps: [step("omar", 21)], on: undefined, because: "that is over" },
  { steps: [step("omar", 5, "q")], on: undefined, because: "it was another phone" },
  { steps: [step("nora", 1), step("omar", 5)], on: undefined, because: "she has taken it over herself" },
  { steps: [step("nora", 5), step("omar", 1)], on: "omar", because: "he was there after her" },
  { steps: [step("omar", -1)], on: "omar", because: "it came after the phone was opened" },
  { steps: [], on: undefined, because: "nobody was" },
])("$on is on it: $because", ({ steps, on }) => expect(colleagueOn(steps, "p", "nora", NOW)?.by).toBe(on));
