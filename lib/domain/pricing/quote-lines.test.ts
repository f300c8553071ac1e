import { describe, expect, test } from "vitest";
import { MOST_MINOR } from "./money";
import { type NeededLicenses, orderListOf, type ServiceContract } from "./order-list";
import {
  type BookPrices,
  changesOf,
  isSumInRange,
  linesFor,
  linesNow,
  marginOf,
  type QuoteLine,
  sumOf,
} from "./quote-lines";

const E88 = "L-CP-E2M-88XX-CNV=";
const S88 = "CON-SW-LCPE2M8V";
const BOOK: BookPrices = {
  prices: new Map([
    [E88, { listMinor: 4_000n, costMinor: 3_000n }],
    [S88, { listMinor: 300n, costMinor: null }],
  ]),
  discount: 1_000,
};
const need = (count: number, more: Partial<NeededLicenses> = {}): NeededLicenses => ({
  kind: "order",
  sku: E88,
  supportSku: S88,
  mayBeFree: false,
  ruleId: "",
  text: "",
  isPilot: false,
  count,
  ...more,
});
const orderOf = (needed: NeededLicenses[], contract: ServiceContract = "no", isPilotNfr = false) =>
  orderListOf(needed, { contract, isPilotNfr }).lines;
const own = (more: Partial<QuoteLine> = {}): QuoteLine => ({
  kind: "visit",
  sku: null,
  text: "A visit",
  quantity: 1,
  unitMinor: 10_000n,
  costMinor: 6_000n,
  discount: 0,
  taxRate: 1_900,
  mayBeFree: 0,
  isNfr: false,
  isOpen: false,
  ...more,
});

describe("lines take their prices from the book", () => {
  test("list price, discount of the customer, tax", () => {
    const [license, support] = linesFor(orderOf([need(10)]), BOOK, 1_900);
    expect(license).toMatchObject({ sku: E88, quantity: 10, unitMinor: 4_000n, discount: 1_000, taxRate: 1_900 });
    expect(license?.text).toBe("Licence Enterprise to MPP, 8800 series");
    expect(support).toMatchObject({ sku: S88, unitMinor: 300n, costMinor: null });
    expect(support?.text).toContain("no RMA");
  });

  test("no price is invented: without one the line stays, and the sum says so", () => {
    const lines = linesFor(orderOf([need(10)]), null, 0);
    expect(lines.map(({ quantity, unitMinor }) => [quantity, unitMinor])).toEqual([
      [10, null],
      [10, null],
    ]);
    expect(sumOf(lines, 0)).toMatchObject({ total: 0n, unpriced: 2, ofLines: [null, null] });
  });

  test("not for resale costs nothing, at its list price", () => {
    const lines = linesFor(orderOf([need(10), need(2, { isPilot: true })], "yes", true), BOOK, 0);
    expect(lines.map(({ isNfr, discount }) => [isNfr, discount])).toEqual([
      [false, 1_000],
      [true, 10_000],
    ]);
    expect(sumOf(lines, 0).total).toBe(36_000n);
  });
});

describe("the sum", () => {
  test("open lines are shown and not counted", () => {
    const sum = sumOf(linesFor(orderOf([need(10)], "unknown"), BOOK, 0), 0);
    expect(sum).toMatchObject({ total: 36_000n, open: 1, unpriced: 0 });
    expect(sum.ofLines).toEqual([36_000n, null]);
  });

  test("what may be free says what it would save, support with it, after every discount and with tax", () => {
    const lines = linesFor(orderOf([need(6), need(4, { mayBeFree: true })]), BOOK, 1_000);
    const sum = sumOf(lines, 5_000);
    // Ten licences at 40.00 and their support at 3.00, less 10 %, less half, and 10 % tax.
    expect([sum.net, sum.total]).toEqual([19_350n, 21_285n]);
    expect(sum.savedIfFree).toBe(8_514n);
  });

  test("the margin is of the lines whose cost is known, after the discount on the whole", () => {
    const lines = [...linesFor(orderOf([need(10)]), BOOK, 0), own()];
    expect(marginOf(lines, 0)).toEqual({ cost: 36_000n, amount: 36_000n - 30_000n + 10_000n - 6_000n, unknown: 1 });
    expect(marginOf([own()], 5_000)).toEqual({ cost: 6_000n, amount: -1_000n, unknown: 0 });
  });

  test("an amount that cannot be stored is told", () => {
    expect(isSumInRange(sumOf([own({ unitMinor: MOST_MINOR, taxRate: 0 })], 0))).toBe(true);
    expect(isSumInRange(sumOf([own({ unitMinor: MOST_MINOR, quantity: 2 })], 0))).toBe(false);
    expect(isSumInRange(sumOf([own({ unitMinor: MOST_MINOR, taxRate: 1 })], 0))).toBe(false);
  });
});

describe("what has moved since", () => {
  const quoted = [...linesFor(orderOf([need(10)]), BOOK, 0), own()];
  test.each([
    { now: orderOf([need(10)]), changes: [], because: "nothing has" },
    {
      now: orderOf([need(12)]),
      changes: [
        [E88, 10, 12],
        [S88, 10, 12],
      ],
      because: "two phones more",
    },
    { now: orderOf([need(10)], "yes"), changes: [[S88, 10, 0]], because: "there is a service contract after all" },
    { now: orderOf([need(10)], "unknown"), changes: [[S88, 10, 10]], because: "the support is open now" },
    {
      now: [],
      changes: [
        [E88, 10, 0],
        [S88, 10, 0],
      ],
      because: "nothing is ordered any more",
    },
    {
      now: orderOf([need(9), need(1, { sku: "L-CP-E2M-78XX-CNV=", supportSku: null })]),
      changes: [
        [E88, 10, 9],
        [S88, 10, 9],
        ["L-CP-E2M-78XX-CNV=", 0, 1],
      ],
      because: "one phone is of the other series",
    },
  ])("$because", ({ now, changes }) => {
    expect(changesOf(quoted, now).map(({ sku, quoted: before, now: after }) => [sku, before, after])).toEqual(changes);
  });

  test("in money at the quote's own prices; a line it has no price for has none", () => {
    const now = linesNow(quoted, orderOf([need(12), need(1, { sku: "L-CP-E2M-78XX-CNV=", supportSku: null })]), 0);
    const sum = sumOf(now, 0);
    expect(sum.total - sumOf(quoted, 0).total).toBe(2n * 3_870n);
    expect(sum.unpriced).toBe(1);
  });
});
