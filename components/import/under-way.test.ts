import { expect, test } from "vitest";
import type { ImportCounts } from "@/lib/schemas/imports";
import { underWayText } from "./under-way";

const COUNTS: ImportCounts = {
  ...{ rows: 20, created: 0, changed: 12, unchanged: 8, rejected: 0, leftOut: 0, noPhones: {}, withdrawn: 0 },
  ...{ takenBack: 0, begun: 0, moved: 0, conflicts: 0, warnings: 0 },
};
const STAY = "Need, steps and batch stay as they are.";

test.each([
  { counts: {}, text: null, because: "no phone of the file is under way" },
  {
    ...{ counts: { begun: 12, moved: 3 }, because: "some of them have moved" },
    text: `12 phones under way: what they show now is recorded; 3 of them have moved. ${STAY}`,
  },
  {
    ...{ counts: { begun: 1, moved: 1 }, because: "the only one has moved" },
    text: `1 phone under way: what it shows now is recorded; it has moved. ${STAY}`,
  },
  {
    ...{ counts: { begun: 3, moved: 3 }, because: "all of them have moved" },
    text: `3 phones under way: what they show now is recorded; all of them have moved. ${STAY}`,
  },
  {
    ...{ counts: { begun: 2, conflicts: 1 }, because: "a correction stands against begun work" },
    text: `2 phones under way: what they show now is recorded. ${STAY} For 1 phone under way a correction would forbid the begun work; the project manager settles it.`,
  },
])("$because", ({ counts, text }) => {
  expect(underWayText({ ...COUNTS, ...counts }, false)).toBe(text);
});
