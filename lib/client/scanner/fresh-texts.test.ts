import { expect, test } from "vitest";
import { createFreshTexts } from "./fresh-texts";

test("a code in sight is told once, and again when it comes back", () => {
  const fresh = createFreshTexts();
  expect(fresh(["A", "B", "A", " "], 0)).toEqual(["A", "B"]);
  expect(fresh(["A"], 3_000)).toEqual([]);
  expect(fresh(["A"], 6_000)).toEqual([]); // it never left
  expect(fresh(["B"], 6_000)).toEqual(["B"]);
  expect(fresh(["A"], 10_000)).toEqual(["A"]);
});
