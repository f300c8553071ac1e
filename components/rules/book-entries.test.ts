import { describe, expect, test } from "vitest";
import { BOOK, filterBook } from "./book-entries";

const ALL = { q: "", kind: [], direction: [], used: [] };
const find = (filter: Partial<typeof ALL> & { q?: string }) => filterBook({ ...ALL, ...filter }, () => 0);

describe("the rule book", () => {
  test("has a sentence without holes for every rule that has more to say than its title", () => {
    for (const { says } of BOOK) expect(says ?? "").not.toMatch(/[{}]|undefined|null/);
  });

  test.each([
    { q: "7821", first: "e2m.model.7821", because: "a model is found by its number" },
    { q: "cp-7821", first: "e2m.model.7821", because: "and by its order code" },
    { q: "V03 V24", first: "e2m.model.7821.vid", because: "by the hardware it must have" },
    { q: "CON-SW-LCPE2M8V", first: "license.sku.e2m.8800", because: "by a SKU" },
    { q: "table 3", first: "e2m.pid-missing", because: "by the place in the guide" },
    { q: "third party catalogue 8831", first: "advisory.end-of-sale.8831", because: "by its source and a model" },
    { q: "12-0-3MPP0101-92", first: "e2m.load.sip8832", because: "by a load" },
  ])("$q finds $first first: $because", ({ q, first }) => {
    expect(find({ q })[0]?.id).toBe(first);
  });

  test("a rule of both directions stands in each", () => {
    expect(find({ direction: ["M2E"] as never }).some(({ id }) => id === "license.no-conversion")).toBe(true);
    expect(find({ direction: ["M2E"] as never }).some(({ direction }) => direction === "E2M")).toBe(false);
  });
});
