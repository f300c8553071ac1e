import { describe, expect, test } from "vitest";
import type { ImportColumn } from "@/lib/schemas/imports";
import { chooseUse, chosenColumn, keepAll, mappingOf, settle } from "./mapping-choices";

const column = (index: number, header: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  ...{ index, header, field: null, order: 0, confidence: "none", reason: "", proposal: null, samples: [] },
  ...more,
});
const COLUMNS = [
  column(0, "mac", { field: "mac", confidence: "exact" }),
  column(1, "name", { field: "mac", order: 1, confidence: "values" }),
  column(2, "HW Rev", { confidence: "ask", proposal: "vid" }),
  column(3, "Rev", { confidence: "ask", proposal: "vid" }),
  column(4, "Site", { field: "site", confidence: "exact" }),
  column(5, "Tag"),
];
const NOW = ["mac", { field: "mac", order: 1 }, "ask", "ask", "site", null];
const at = (index: number, choice: unknown) => NOW.map((now, place) => (place === index ? choice : now));

test("the mapping as it is keeps orders and open questions", () => expect(mappingOf(COLUMNS)).toEqual(NOW));

describe("one column gets a use", () => {
  test.each([
    { index: 5, use: "extra", mapping: at(5, "extra"), because: "kept as it came" },
    { index: 4, use: null, mapping: at(4, null), because: "left out" },
    { index: 5, use: "floor", mapping: at(5, "floor"), because: "a field that is free" },
    {
      index: 5,
      use: { fills: "site" },
      mapping: at(5, { field: "site", order: 1 }),
      because: "behind the one that has it",
    },
    { index: 5, use: { fills: "mac" }, mapping: at(5, { field: "mac", order: 2 }), because: "behind two of them" },
    {
      index: 5,
      use: "site",
      mapping: NOW.map((now, place) => (place === 5 ? "site" : place === 4 ? null : now)),
      because: "it moves here",
    },
  ] as const)("$because", ({ index, use, mapping }) => expect(chooseUse(COLUMNS, index, use).mapping).toEqual(mapping));
});

test("an answer settles all columns that were asked for the field, and no other", () => {
  expect(settle(COLUMNS, "vid", 2).mapping).toEqual(at(2, "vid").map((now, place) => (place === 3 ? null : now)));
  expect(settle(COLUMNS, "vid", null).mapping).toEqual(NOW.map((now) => (now === "ask" ? null : now)));
});

test("keeping all columns leaves the questions open", () => {
  expect(keepAll(COLUMNS)).toEqual(at(5, "extra"));
});

test.each([
  { choice: "ask", confidence: "ask", because: "an open question stays" },
  { choice: null, confidence: "chosen", because: "an answer is one, also that it is nothing" },
  { choice: "vid", confidence: "chosen", because: "an answer" },
] as const)("shown at once: $because", ({ choice, confidence }) => {
  expect(chosenColumn(column(2, "HW Rev", { confidence: "ask", proposal: "vid" }), choice).confidence).toBe(confidence);
});
