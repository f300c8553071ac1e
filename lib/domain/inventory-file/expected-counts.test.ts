import { expect, test } from "vitest";
import { expectedCounts } from "./expected-counts";

const FOUND = {
  rows: 10,
  created: 4,
  changed: 3,
  unchanged: 1,
  rejected: 2,
  leftOut: 0,
  withdrawn: 0,
  takenBack: 0,
  warnings: 0,
};
const OTHERS = { absent: { phones: 5, begun: 2 }, withdrawnListed: 1 };
const USUAL = { newPhones: "add", changedPhones: "apply", absentPhones: "keep", withdrawnPhones: "keep" } as const;

test.each([
  { choices: {}, expected: {}, because: "a check counts as if everything were done" },
  { choices: { newPhones: "leave" }, expected: { created: 0, leftOut: 4 }, because: "new phones are left out" },
  { choices: { changedPhones: "leave" }, expected: { changed: 0, unchanged: 4 }, because: "known phones stay" },
  { choices: { absentPhones: "withdraw" }, expected: { withdrawn: 3 }, because: "work begun keeps a phone in" },
  { choices: { withdrawnPhones: "take-back" }, expected: { takenBack: 1 }, because: "it is listed again" },
] as const)("$because", ({ choices, expected }) => {
  const counts = expectedCounts(FOUND, OTHERS, { ...USUAL, ...choices });
  expect(counts).toEqual({ ...FOUND, ...expected });
  const { created, changed, unchanged, rejected, leftOut } = counts;
  expect(created + changed + unchanged + rejected + leftOut).toBe(counts.rows);
});
