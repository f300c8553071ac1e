import { keysOf } from "@/lib/domain/typed-object";

/**
 * Money without a library: amounts are bigint minor units with an ISO 4217 code, rates are basis points (1900 = 19 %), and
 * nothing is rounded but by roundDiv(), half away from zero, as invoices are. bigint, because 100,000 phones × a list price ×
 * a rate passes 2^53 without an error. Forms, JSON and files carry decimal text (“1234.50”), the database BIGINT.
 */

/**
 * The minor unit by ISO 4217, as data of ours: it decides what a stored integer means. Intl is not asked, its answer
 * changes with the ICU of the Node or browser (HUF: 0 digits here, 2 in ISO 4217: a factor of 100).
 */
const DIGITS = {
  AED: 2,
  AUD: 2,
  BGN: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PLN: 2,
  QAR: 2,
  RON: 2,
  RSD: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
} as const;
export type Currency = keyof typeof DIGITS;
/** Whether a text is the code of a currency that we know the minor unit of. */
export const isCurrency = (code: string): code is Currency => Object.hasOwn(DIGITS, code);
/** Every currency that a price can have, in the order of the alphabet. */
export const CURRENCIES = keysOf(DIGITS);
/** Digits behind the point of an amount in this currency. */
export const digitsOf = (currency: Currency): 0 | 2 | 3 => DIGITS[currency];

export type Money = { minor: bigint; currency: Currency };
/** Hundredths of a percent: 1000 is 10 %. */
export type BasisPoints = number;

const WHOLE = 10_000n;
/** What a quote can hold: 12 digits before the point. PostgreSQL's BIGINT ends at 9.2e18. */
export const MOST_MINOR = 10n ** 15n;

/** The one place that rounds: half away from zero. */
export function roundDiv(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("denominator");
  const doubled = 2n * (numerator < 0n ? -numerator : numerator) + denominator;
  const rounded = doubled / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** A share of an amount, rounded once. */
export const percentOf = (minor: bigint, rate: BasisPoints): bigint => roundDiv(minor * BigInt(rate), WHOLE);

export type PricedLine = { quantity: number; unit: bigint; discount: BasisPoints; taxRate: BasisPoints };
export type Totals = {
  /** Of each line, less its own discount. */
  lines: bigint[];
  /** What the discount on the whole takes from each line. */
  discounts: bigint[];
  net: bigint;
  tax: { rate: BasisPoints; base: bigint; amount: bigint }[];
  total: bigint;
};

/**
 * Lines are rounded, the sum is of rounded lines (what the reader adds up is what stands below), a discount on the whole
 * is spread over the lines by largest remainder, tax is computed once per rate on the sum of its lines.
 */
export function totalsOf(lines: readonly PricedLine[], wholeDiscount: BasisPoints): Totals {
  const gross = lines.map(({ quantity, unit, discount }) => {
    const full = BigInt(quantity) * unit;
    return full - percentOf(full, discount);
  });
  const sum = gross.reduce((total, each) => total + each, 0n);
  const discounts = spread(percentOf(sum, wholeDiscount), gross);
  const nets = gross.map((each, at) => each - (discounts[at] ?? 0n));
  const bases = new Map<BasisPoints, bigint>();
  nets.forEach((net, at) => {
    const rate = lines[at]?.taxRate ?? 0;
    bases.set(rate, (bases.get(rate) ?? 0n) + net);
  });
  const tax = [...bases]
    .sort(([a], [b]) => a - b)
    .map(([rate, base]) => ({ rate, base, amount: percentOf(base, rate) }));
  const net = nets.reduce((total, each) => total + each, 0n);
  return { lines: gross, discounts, net, tax, total: tax.reduce((total, { amount }) => total + amount, net) };
}

/** Shares `amount` in proportion to `weights`; the shares add up to it exactly. Ties go to the earlier one. */
export function spread(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map((_, at) => (at === 0 ? amount : 0n));
  const shares = weights.map((weight) => (amount * weight) / total);
  let left = amount - shares.reduce((sum, share) => sum + share, 0n);
  const step = left < 0n ? -1n : 1n;
  const abs = (value: bigint) => (value < 0n ? -value : value);
  const order = weights
    .map((weight, at) => ({ at, rest: abs((amount * weight) % total) }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const { at } of order) {
    if (left === 0n) break;
    shares[at] = (shares[at] ?? 0n) + step;
    left -= step;
  }
  return shares;
}

export type AmountProblem = "not-a-number" | "too-many-digits" | "negative" | "too-large";
/** From a price book or a form: "1234.5", never "1.234,50": which of the two marks is meant is not for us to guess. */
export function parseAmount(
  text: string,
  digits: number,
): { ok: true; minor: bigint } | { ok: false; problem: AmountProblem } {
  const match = /^(-?)(\d{1,30})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return { ok: false, problem: "not-a-number" };
  const [, sign, whole = "", fraction = ""] = match;
  if (fraction.replace(/0+$/, "").length > digits) return { ok: false, problem: "too-many-digits" };
  const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (sign === "-" && minor > 0n) return { ok: false, problem: "negative" };
  return minor > MOST_MINOR ? { ok: false, problem: "too-large" } : { ok: true, minor };
}

/** 123450n, 2 → "1234.50": for CSV, XLSX cells and JSON. */
export function decimalText(minor: bigint, digits: number): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const at = text.length - digits;
  return `${minor < 0n ? "-" : ""}${text.slice(0, at)}${digits ? `.${text.slice(at)}` : ""}`;
}
