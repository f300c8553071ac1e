import { DIRECTION_WORDS } from "@/lib/domain/conversion";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { type BasisPoints, MOST_MINOR, type Totals, totalsOf } from "./money";
import { ORDER_LINE_KINDS, type OrderLine } from "./order-list";

/** Lines of the order list, and what a partner adds: work and its costs. */
export const OWN_LINE_KINDS = ["labour", "visit", "training", "shipping", "other"] as const;
export type OwnLineKind = (typeof OWN_LINE_KINDS)[number];
export const QUOTE_LINE_KINDS = [...ORDER_LINE_KINDS, ...OWN_LINE_KINDS] as const;
export type QuoteLineKind = (typeof QUOTE_LINE_KINDS)[number];

export const QUOTE_LINE_LABELS = {
  license: "Licence",
  support: "Support",
  labour: "Labour per phone",
  visit: "Visit",
  training: "Training",
  shipping: "Shipping",
  other: "Other",
} as const satisfies Record<QuoteLineKind, string>;

export type QuoteLine = {
  kind: QuoteLineKind;
  /** Null for the partner's own lines. */
  sku: string | null;
  text: string;
  quantity: number;
  /** Null: no price is known, and none is invented. */
  unitMinor: bigint | null;
  /** What the partner pays for one; null where it is not known. */
  costMinor: bigint | null;
  discount: BasisPoints;
  taxRate: BasisPoints;
  /** Of the quantity: phones whose licence may turn out free. */
  mayBeFree: number;
  isNfr: boolean;
  /** Only when there is no service contract: shown, not counted. */
  isOpen: boolean;
};

/** What a quote takes from a price book: prices by SKU, and the customer's discount on them. */
export type BookPrices = {
  prices: ReadonlyMap<string, { listMinor: bigint; costMinor: bigint | null }>;
  discount: BasisPoints;
};

const NO_DISCOUNT: BasisPoints = 0;
const WHOLE_DISCOUNT: BasisPoints = 10_000;

/** The lines of an order list with the prices of a book. Not for resale is a discount of 100 %. Source: docs/domain.md, prices. */
export function linesFor(order: readonly OrderLine[], book: BookPrices | null, taxRate: BasisPoints): QuoteLine[] {
  return order.map(({ kind, sku, licenseSku, quantity, mayBeFree, isNfr, isOpen }) => {
    const price = book?.prices.get(sku);
    return {
      kind,
      sku,
      text: textOf(kind, licenseSku, isNfr),
      quantity,
      unitMinor: price?.listMinor ?? null,
      costMinor: isNfr ? 0n : (price?.costMinor ?? null),
      discount: isNfr ? WHOLE_DISCOUNT : price && book ? book.discount : NO_DISCOUNT,
      taxRate,
      mayBeFree,
      isNfr,
      isOpen,
    };
  });
}

function textOf(kind: OrderLine["kind"], licenseSku: string, isNfr: boolean): string {
  const row = LICENSE_SKUS.find(({ sku }) => sku === licenseSku);
  const what = row ? `${DIRECTION_WORDS[row.direction]}, ${row.series} series` : licenseSku;
  if (kind === "support") return `Software support for the licence ${what}; no RMA`;
  return isNfr ? `Licence ${what}, not for resale (lab or demonstration)` : `Licence ${what}`;
}

export type QuoteSum = Totals & {
  /** Net of each line of the quote before the discount on the whole; null where it is not counted. */
  ofLines: (bigint | null)[];
  /** Lines without a price, which are not in the sum. */
  unpriced: number;
  /** Lines that are open until the service contract is known, which are not in the sum either. */
  open: number;
  /** What the total would be less if every phone that may be free were. */
  savedIfFree: bigint;
};

const isCounted = ({ unitMinor, isOpen }: QuoteLine): boolean => unitMinor !== null && !isOpen;

/** The sum of a quote: of the lines that have a price and are not open. */
export function sumOf(lines: readonly QuoteLine[], wholeDiscount: BasisPoints): QuoteSum {
  const totals = countedTotals(lines, wholeDiscount);
  let at = 0;
  return {
    ...totals,
    ofLines: lines.map((line) => (isCounted(line) ? (totals.lines[at++] ?? null) : null)),
    unpriced: lines.filter(({ unitMinor, isOpen }) => unitMinor === null && !isOpen).length,
    open: lines.filter(({ isOpen }) => isOpen).length,
    savedIfFree: totals.total - countedTotals(withoutFree(lines), wholeDiscount).total,
  };
}

const withoutFree = (lines: readonly QuoteLine[]) =>
  lines.map((line) => ({ ...line, quantity: line.quantity - line.mayBeFree }));

const countedTotals = (lines: readonly QuoteLine[], wholeDiscount: BasisPoints): Totals =>
  totalsOf(
    lines.flatMap((line) => (isCounted(line) && line.unitMinor !== null ? [{ ...line, unit: line.unitMinor }] : [])),
    wholeDiscount,
  );

/** Whether every amount of a quote can be stored and printed. */
export const isSumInRange = ({ lines, total }: Totals): boolean =>
  total <= MOST_MINOR && lines.every((line) => line <= MOST_MINOR);

export type Margin = {
  cost: bigint;
  /** Net of the lines whose cost is known, after the discount on the whole, less that cost. */
  amount: bigint;
  /** Counted lines whose cost is not known: they are in neither. */
  unknown: number;
};

/** What a quote earns, as far as costs are known. */
export function marginOf(lines: readonly QuoteLine[], wholeDiscount: BasisPoints): Margin {
  const totals = countedTotals(lines, wholeDiscount);
  const margin: Margin = { cost: 0n, amount: 0n, unknown: 0 };
  lines.filter(isCounted).forEach(({ quantity, costMinor }, at) => {
    if (costMinor === null) {
      margin.unknown += 1;
      return;
    }
    const cost = BigInt(quantity) * costMinor;
    margin.cost += cost;
    margin.amount += (totals.lines[at] ?? 0n) - (totals.discounts[at] ?? 0n) - cost;
  });
  return margin;
}

export type LineChange = { sku: string; isNfr: boolean; isOpen: boolean; quoted: number; now: number };

/** SKU by SKU what an order list of today differs in from the lines of a quote; own lines have no part in it. */
export function changesOf(lines: readonly QuoteLine[], order: readonly OrderLine[]): LineChange[] {
  const keyOf = (line: { sku: string | null; isNfr: boolean }) => `${line.sku} ${line.isNfr}`;
  const changes = new Map<string, LineChange>();
  for (const { sku, isNfr, isOpen, quantity } of lines)
    if (sku !== null) changes.set(keyOf({ sku, isNfr }), { sku, isNfr, isOpen, quoted: quantity, now: 0 });
  for (const { sku, isNfr, isOpen, quantity } of order) {
    const quoted = changes.get(keyOf({ sku, isNfr }));
    changes.set(keyOf({ sku, isNfr }), { sku, isNfr, isOpen, quoted: quoted?.quoted ?? 0, now: quantity });
  }
  const wasOpen = new Map(lines.map((line) => [keyOf(line), line.isOpen]));
  return [...changes.values()].filter(
    (change) => change.quoted !== change.now || (wasOpen.get(keyOf(change)) ?? change.isOpen) !== change.isOpen,
  );
}

/** The lines of a quote with the quantities of an order list of today, at the prices of the quote. */
export function linesNow(lines: readonly QuoteLine[], order: readonly OrderLine[], taxRate: BasisPoints): QuoteLine[] {
  const quoted = (line: OrderLine) => lines.find(({ sku, isNfr }) => sku === line.sku && isNfr === line.isNfr);
  return [
    ...order.map((line): QuoteLine => {
      const known = quoted(line);
      const { quantity, mayBeFree, isOpen } = line;
      if (known) return { ...known, quantity, mayBeFree, isOpen };
      const [unpriced] = linesFor([line], null, taxRate);
      if (!unpriced) throw new Error("A line of an order list is a line of a quote.");
      return unpriced;
    }),
    ...lines.filter(({ sku }) => sku === null),
  ];
}
