import { describe, expect, test } from "vitest";
import type { BatchablePhone } from "./choose-pilot";
import { type OpenBatch, placePhones, withFreeNames } from "./place-phones";

const phone = (
  id: number,
  site: string | null,
  loadFamily: BatchablePhone["loadFamily"] = "sip88xx",
): BatchablePhone => ({
  id: String(id),
  mac: `00CCFC00${String(id).padStart(4, "0")}`,
  site,
  floor: null,
  needsPreUpgrade: false,
  model: loadFamily === "sip88xx" ? "8841" : "7841",
  loadFamily,
});
const batch = (id: string, phones: number, site: string | null = "Leeds"): OpenBatch => ({
  id,
  name: `Batch ${id}`,
  site,
  loadFamily: "sip88xx",
  phones,
});
const OPTIONS = { pilotSize: 0, maxSize: 10 };

test.each([
  {
    phones: [phone(1, "Leeds")],
    open: [batch("a", 4)],
    into: ["a"],
    because: "the batch of its site and family has room",
  },
  { phones: [phone(1, "Leeds")], open: [batch("a", 10)], into: [null], because: "the batch is full" },
  { phones: [phone(1, "Lyon")], open: [batch("a", 4)], into: [null], because: "another site" },
  { phones: [phone(1, "Leeds", "sip78xx")], open: [batch("a", 4)], into: [null], because: "another load family" },
  { phones: [phone(1, null)], open: [batch("a", 4, null)], into: ["a"], because: "both without a site" },
  {
    phones: [phone(1, "Leeds", "sip78xx")],
    open: [{ ...batch("a", 4), loadFamily: null }],
    into: ["a"],
    because: "a batch of every model takes any",
  },
  {
    phones: [phone(1, "Leeds")],
    open: [batch("a", 2), batch("b", 8)],
    into: ["b"],
    because: "the fullest first, so that no batch stays small",
  },
  {
    phones: [1, 2, 3].map((id) => phone(id, "Leeds")),
    open: [batch("a", 9)],
    into: ["a", null],
    because: "what has no room any more gets a batch of its own",
  },
])("into $into: $because", ({ phones, open, into }) => {
  const placements = placePhones(phones, open, OPTIONS);
  expect(placements.map(({ batchId }) => batchId)).toEqual(into);
  expect(placements.flatMap(({ phoneIds }) => phoneIds).sort()).toEqual(phones.map(({ id }) => id).sort());
});

describe("for fleets of every size", () => {
  test.each([0, 1, 37, 500])("%i phones: each in exactly one placement, no batch over its size", (count) => {
    const phones = Array.from({ length: count }, (_, id) => phone(id, ["Leeds", "Lyon", null][id % 3] ?? null));
    const open = [batch("a", 3), batch("b", 9, "Lyon"), batch("c", 12)];
    const placements = placePhones(phones, open, OPTIONS);
    const ids = placements.flatMap(({ phoneIds }) => phoneIds);
    expect(new Set(ids).size).toBe(count);
    expect(ids).toHaveLength(count);
    for (const { batchId, phoneIds } of placements)
      expect(phoneIds.length + (open.find(({ id }) => id === batchId)?.phones ?? 0)).toBeLessThanOrEqual(10);
  });
  test("planning again without new phones places nothing", () =>
    expect(placePhones([], [batch("a", 3)], OPTIONS)).toEqual([]));
});

test("a name that is taken gets a number", () => {
  const proposal = {
    kind: "wave",
    name: "Leeds",
    site: "Leeds",
    loadFamily: "sip88xx",
    phoneIds: ["1"],
    reason: "r",
  } as const;
  const named = withFreeNames(
    [
      { ...proposal, phoneIds: ["1"] },
      { ...proposal, phoneIds: ["2"] },
    ],
    new Set(["Leeds", "Leeds (2)"]),
  );
  expect(named.map(({ name }) => name)).toEqual(["Leeds (3)", "Leeds (4)"]);
});
