import { expect, test } from "vitest";
import { phasesOf } from "./phases";

const NONE = { phones: 0, started: 0, moved: 0, failed: 0, verified: 0 };

test.each([
  { batches: [], values: [], because: "there is no phone" },
  { batches: [{ ...NONE, phones: 7 }], values: [7], because: "nothing was done yet" },
  {
    batches: [
      { phones: 10, started: 8, moved: 2, failed: 1, verified: 3 },
      { ...NONE, phones: 5, started: 1, verified: 1 },
    ],
    ...{
      values: [4, 2, 2, 1, 6],
      because: "verified, moved, others under way, failed and not started, over all batches",
    },
  },
])("$because: the parts add up to all phones", ({ batches, values }) => {
  const phases = phasesOf(batches);
  expect(phases.map(({ value }) => value)).toEqual(values);
  expect(phases.reduce((sum, { value }) => sum + value, 0)).toBe(batches.reduce((sum, { phones }) => sum + phones, 0));
});
