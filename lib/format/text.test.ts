import { describe, expect, test } from "vitest";
import { formatBytes, formatMac, formatPercent, plural } from "./text";

describe("formatPercent", () => {
  test.each([
    { part: 0, whole: 0, text: "0%", because: "nothing of nothing" },
    { part: 0, whole: 5, text: "0%", because: "none" },
    { part: 1, whole: 20_000, text: "<1%", because: "one is not none" },
    { part: 19_999, whole: 20_000, text: ">99%", because: "all but one are not all" },
    { part: 20_000, whole: 20_000, text: "100%", because: "all" },
    { part: 1, whole: 3, text: "33%", because: "rounded" },
  ])("$part of $whole is $text: $because", ({ part, whole, text }) => {
    expect(formatPercent(part, whole)).toBe(text);
  });
});

test("a count agrees with its noun", () => {
  expect([plural(1, "phone"), plural(0, "phone"), plural(2_000, "batch", "batches")]).toEqual([
    "1 phone",
    "0 phones",
    "2,000 batches",
  ]);
});

test("a MAC is written as on a label, sizes as people read them", () => {
  expect(formatMac("00CCFC123456")).toBe("00:CC:FC:12:34:56");
  expect([formatBytes(900), formatBytes(1_500), formatBytes(13_957_070)]).toEqual(["900 B", "1.5 kB", "13 MB"]);
});
