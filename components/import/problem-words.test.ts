import { expect, test } from "vitest";
import type { ImportCheck, ImportColumn, ProblemGroup } from "@/lib/schemas/imports";
import { fieldToSettle } from "./problem-words";

const CHECK = { at: "2026-11-28T04:51:03.711Z" } as ImportCheck;
const group = (more: Partial<ProblemGroup> = {}): ProblemGroup => ({
  ...{ severity: "warning", code: "model-unrecognised", index: 0, column: "Phone", field: "pid" },
  ...{ message: "", count: 2, distinct: 1, values: [{ value: "Lobby set", count: 2 }] },
  ...more,
});
const columnOf = (field: ImportColumn["field"]): ImportColumn => ({
  ...{ index: 0, header: "Phone", order: 0, confidence: "chosen", reason: "", proposal: null, samples: [] },
  field,
});

test.each([
  { now: "pid", check: CHECK, found: group(), field: "pid", because: "the check is of the mapping as it is" },
  { now: "pid", check: null, found: group(), field: "pid", because: "another correction does not change the column" },
  { now: "model", check: null, found: group(), field: null, because: "the column holds another field since" },
  { now: null, check: null, found: group(), field: null, because: "the column is left out since" },
  {
    now: "mac",
    check: CHECK,
    found: group({ code: "not-a-version", field: "vid" }),
    field: "vid",
    because: "a label in the column of the MAC carries a VID too",
  },
  { now: "pid", check: CHECK, found: group({ code: "part-unread" }), field: null, because: "no text settles that" },
  {
    now: "extra",
    check: CHECK,
    found: group({ field: "extra" }),
    field: null,
    because: "an extra field is kept as it is",
  },
] as const)("settled for $field: $because", ({ now, check, found, field }) =>
  expect(fieldToSettle({ check, columns: [columnOf(now)] }, found)).toBe(field),
);
