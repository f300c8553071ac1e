import { expect, test } from "vitest";
import { acknowledgedWords } from "./acknowledged-words";

const NONE = { phones: 0, acknowledged: 0, notNamed: 0, losesMore: 0 };

test.each([
  {
    counts: NONE,
    words: "No phone here can be converted: nothing is lost.",
    because: "there is nothing to acknowledge",
  },
  {
    counts: { phones: 40, acknowledged: 40 },
    ...{ words: "40 of 40 phones acknowledged.", because: "nothing is open" },
  },
  {
    counts: { phones: 3, acknowledged: 2, notNamed: 1 },
    words: "2 of 3 phones acknowledged: 1 phone is named by no acknowledgement.",
    because: "it may have come later, or be of a site that nobody acknowledged",
  },
  {
    counts: { phones: 5, notNamed: 3, losesMore: 2 },
    words:
      "0 of 5 phones acknowledged: 3 phones are named by no acknowledgement; 2 phones lose more than was acknowledged.",
    because: "each reason has its number",
  },
])("$words: $because", ({ counts, words }) => {
  expect(acknowledgedWords({ ...NONE, ...counts })).toBe(words);
});
