import { describe, expect, test } from "vitest";
import { CCW_USUAL, ccwCells } from "./ccw";
import { emptyOrderText, licensesOn, type NeededLicenses, orderListOf, type ServiceContract } from "./order-list";

const E88 = { sku: "L-CP-E2M-88XX-CNV=", supportSku: "CON-SW-LCPE2M8V" };
const E78 = { sku: "L-CP-E2M-78XX-CNV=", supportSku: "CON-SW-LCPE2M7N" };
const need = (count: number, more: Partial<NeededLicenses> = {}): NeededLicenses => ({
  kind: "order",
  ...E88,
  mayBeFree: false,
  ruleId: "license.e2m.order",
  text: "Order it.",
  isPilot: false,
  count,
  ...more,
});
const shown = (needed: NeededLicenses[], contract: ServiceContract, isPilotNfr = false) =>
  orderListOf(needed, { contract, isPilotNfr }).lines.map(({ sku, quantity, mayBeFree, isNfr, isOpen }) =>
    [sku, quantity, mayBeFree, isNfr ? "NFR" : "", isOpen ? "open" : ""].join(" ").trim(),
  );

describe("what is ordered", () => {
  test.each([
    {
      needed: [need(3), need(2, E78), need(1)],
      contract: "yes" as const,
      lines: ["L-CP-E2M-78XX-CNV= 2 0", "L-CP-E2M-88XX-CNV= 4 0"],
      because: "with a service contract no support is ordered, and one SKU is one line",
    },
    {
      needed: [need(3)],
      contract: "no" as const,
      lines: ["L-CP-E2M-88XX-CNV= 3 0", "CON-SW-LCPE2M8V 3 0"],
      because: "without one each licence has its support",
    },
    {
      needed: [need(3)],
      contract: "unknown" as const,
      lines: ["L-CP-E2M-88XX-CNV= 3 0", "CON-SW-LCPE2M8V 3 0  open"],
      because: "not known is neither yes nor no",
    },
    {
      needed: [need(3), need(2, { mayBeFree: true })],
      contract: "no" as const,
      lines: ["L-CP-E2M-88XX-CNV= 5 2", "CON-SW-LCPE2M8V 5 2"],
      because: "what may be free is counted, and said",
    },
    {
      needed: [need(9, { kind: "automatic", sku: null, supportSku: null })],
      contract: "no" as const,
      lines: [],
      because: "where no licence is ordered there is no support either",
    },
  ])("$because", ({ needed, contract, lines }) => {
    expect(shown(needed, contract)).toEqual(lines);
  });

  test("the pilot's licences stand apart as not for resale, without support", () => {
    const needed = [need(10), need(5, { isPilot: true })];
    expect(shown(needed, "no", true)).toEqual([
      "L-CP-E2M-88XX-CNV= 10 0",
      "CON-SW-LCPE2M8V 10 0",
      "L-CP-E2M-88XX-CNV= 5 0 NFR",
    ]);
    expect(shown(needed, "no")).toEqual(["L-CP-E2M-88XX-CNV= 15 0", "CON-SW-LCPE2M8V 15 0"]);
  });

  test("what may be free is listed by what to check", () => {
    const history = { mayBeFree: true, ruleId: "license.e2m.sold-as-mpp", text: "Ask for its history." };
    const label = { mayBeFree: true, ruleId: "license.e2m.name-only", text: "Read the label." };
    const { checkFirst } = orderListOf([need(2, history), need(5, label), need(1, history)], {
      contract: "no",
      isPilotNfr: false,
    });
    expect(checkFirst.map(({ text, quantity, supportSku }) => [text, quantity, supportSku])).toEqual([
      ["Read the label.", 5, E88.supportSku],
      ["Ask for its history.", 3, E88.supportSku],
    ]);
  });

  test("every phone is counted once", () => {
    const kinds = ["order", "automatic", "none", "glo-case", "undecided"] as const;
    const list = orderListOf(
      kinds.map((kind, at) => need(at + 1, { kind, ...(kind === "order" ? {} : { sku: null, supportSku: null }) })),
      { contract: "no", isPilotNfr: false },
    );
    expect([licensesOn(list.lines), list.automatic, list.gloCases, list.undecided]).toEqual([1, 2, 4, 5]);
  });

  test.each([
    { kind: "undecided", text: null, because: "not known yet is not none" },
    { kind: "automatic", text: "No licence is ordered.", because: "Control Hub makes them" },
    { kind: "none", text: "No phone of this inventory needs a licence.", because: "nothing moves" },
  ] as const)("an empty list with $kind: $because", ({ kind, text }) => {
    const list = orderListOf([need(4, { kind, sku: null, supportSku: null })], { contract: "no", isPilotNfr: false });
    expect(emptyOrderText(list)).toBe(text);
  });
});

test("a line of the estimate says what is open in its notes", () => {
  const list = orderListOf([need(3), need(2, { mayBeFree: true }), need(1, { isPilot: true })], {
    contract: "unknown",
    isPilotNfr: true,
  });
  expect(list.lines.map((line) => ccwCells(line, CCW_USUAL))).toEqual([
    ["L-CP-E2M-88XX-CNV=", 5, "2 of these may be free: check first"],
    ["CON-SW-LCPE2M8V", 5, "Only without a service contract: not known yet; 2 of these may be free: check first"],
    ["L-CP-E2M-88XX-CNV=", 1, "Not for resale, lab or demo"],
  ]);
  const [, , nfr] = list.lines;
  expect(nfr && ccwCells(nfr, ["Discount %", "Part Number", "Billing Model"])).toEqual([100, "L-CP-E2M-88XX-CNV=", ""]);
});
