import Big from "big.js";
import { describe, expect, test } from "vitest";
import { numberSequence } from "@/lib/domain/number-sequence";
import {
  CURRENCIES,
  decimalText,
  digitsOf,
  isCurrency,
  type PricedLine,
  parseAmount,
  percentOf,
  roundDiv,
  spread,
  totalsOf,
} from "./money";

const ROUNDS = 1_000;
const next = numberSequence(20_261_128);
/** Up to `digits` digits, small ones as often as large ones. */
const amount = (digits: number) =>
  BigInt(Array.from({ length: 1 + next(digits) }, () => next(10)).join("")) * (next(20) === 0 ? 0n : 1n);
const big = (value: bigint) => new Big(value.toString());
/** big.js' own half away from zero is the oracle of ours. */
const rounded = (value: Big) => value.round(0, Big.roundHalfUp);
const sum = (values: readonly bigint[]) => values.reduce((total, each) => total + each, 0n);
Big.DP = 40;

const quoteOf = (): { lines: PricedLine[]; whole: number } => ({
  lines: Array.from({ length: next(12) }, () => ({
    quantity: next(200_000),
    unit: amount(10),
    discount: next(4) === 0 ? next(10_001) : 0,
    taxRate: [0, 700, 1_900, 2_500][next(4)] ?? 0,
  })),
  whole: next(2) === 0 ? 0 : next(10_001),
});

describe("money agrees with big.js", () => {
  test("a share of an amount is rounded half away from zero", () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [minor, rate] = [amount(15) * (next(2) === 0 ? 1n : -1n), next(10_001)];
      const wanted = rounded(big(minor).times(rate).div(10_000));
      expect(big(percentOf(minor, rate)).eq(wanted), `${minor} at ${rate}`).toBe(true);
    }
  });

  test("the lines, the net, the tax and the total of a quote", () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { lines, whole } = quoteOf();
      const totals = totalsOf(lines, whole);
      lines.forEach(({ quantity, unit, discount }, at) => {
        const full = big(unit).times(quantity);
        const wanted = full.minus(rounded(full.times(discount).div(10_000)));
        expect(big(totals.lines[at] ?? -1n).eq(wanted)).toBe(true);
      });
      const gross = sum(totals.lines);
      expect(sum(totals.discounts), "the shares of the discount are the discount").toBe(percentOf(gross, whole));
      expect(totals.net, "lines less discounts are the net").toBe(gross - sum(totals.discounts));
      expect(sum(totals.tax.map(({ base }) => base)), "the bases are the net").toBe(totals.net);
      expect(totals.total, "net and tax are the total").toBe(totals.net + sum(totals.tax.map((each) => each.amount)));
      for (const { rate, base, amount: tax } of totals.tax)
        expect(big(tax).eq(rounded(big(base).times(rate).div(10_000))), "tax once per rate").toBe(true);
      totals.lines.forEach((line, at) => {
        expect(line - (totals.discounts[at] ?? 0n) >= 0n, "no line becomes negative").toBe(true);
      });
      expect(new Set(totals.tax.map(({ rate }) => rate)).size).toBe(totals.tax.length);
    }
  });

  test("a shared amount is never more than one unit away from its fair share", () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const weights = Array.from({ length: 1 + next(9) }, () => amount(9));
      const whole = sum(weights);
      const shares = spread(whole === 0n ? 0n : BigInt(next(1_000_000)), weights);
      const given = sum(shares);
      shares.forEach((share, at) => {
        if (whole === 0n) return;
        const fair = big(given)
          .times(big(weights[at] ?? 0n))
          .div(big(whole));
        expect(big(share).minus(fair).abs().lt(1), `${share} for ${fair}`).toBe(true);
      });
    }
  });

  test("decimal text comes back as the same amount in every currency", () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const currency = CURRENCIES[next(CURRENCIES.length)] ?? "EUR";
      const [minor, digits] = [amount(15), digitsOf(currency)];
      const text = decimalText(minor, digits);
      expect(new Big(text).times(new Big(10).pow(digits)).eq(big(minor))).toBe(true);
      expect(parseAmount(text, digits)).toEqual({ ok: true, minor });
    }
  });
});

describe("rounding and reading", () => {
  test.each([
    { numerator: 5n, denominator: 10n, result: 1n, because: "a half goes up" },
    { numerator: -5n, denominator: 10n, result: -1n, because: "away from zero below it too" },
    { numerator: -25n, denominator: 10n, result: -3n, because: "Math.round would say -2" },
    { numerator: 4n, denominator: 10n, result: 0n, because: "less than half goes" },
    {
      numerator: 9_007_199_254_740_993n * 3n,
      denominator: 1n,
      result: 27_021_597_764_222_979n,
      because: "beyond 2^53",
    },
  ])("$numerator / $denominator is $result: $because", ({ numerator, denominator, result }) => {
    expect(roundDiv(numerator, denominator)).toBe(result);
  });

  test.each([
    { text: "1234.5", digits: 2, minor: 123_450n, because: "a missing digit is a zero" },
    { text: " 7 ", digits: 2, minor: 700n, because: "blanks around it say nothing" },
    { text: "12.3400", digits: 2, minor: 1_234n, because: "zeros behind the last digit say nothing" },
    { text: "0.001", digits: 3, minor: 1n, because: "KWD has three" },
    { text: "-0.00", digits: 2, minor: 0n, because: "nothing is not negative" },
    { text: "10000000000000.00", digits: 2, minor: 10n ** 15n, because: "the most that is taken" },
  ])("$text is read: $because", ({ text, digits, minor }) => {
    expect(parseAmount(text, digits)).toEqual({ ok: true, minor });
  });

  test.each([
    { text: "1.234,50", digits: 2, problem: "not-a-number", because: "which mark is which is not guessed" },
    { text: "1,234.50", digits: 2, problem: "not-a-number", because: "nor here" },
    { text: "12,50", digits: 2, problem: "not-a-number", because: "a comma may be either" },
    { text: "€ 12", digits: 2, problem: "not-a-number", because: "the currency stands in its own column" },
    { text: "", digits: 2, problem: "not-a-number", because: "nothing is no price" },
    { text: "1e5", digits: 2, problem: "not-a-number", because: "a spreadsheet shortened it" },
    { text: "12.345", digits: 2, problem: "too-many-digits", because: "EUR has two" },
    { text: "1.5", digits: 0, problem: "too-many-digits", because: "JPY has none" },
    { text: "-1", digits: 2, problem: "negative", because: "no price is below zero" },
    { text: "10000000000000.01", digits: 2, problem: "too-large", because: "one above the most" },
    { text: "9".repeat(31), digits: 2, problem: "not-a-number", because: "nobody means that" },
  ])("$text is refused: $because", ({ text, digits, problem }) => {
    expect(parseAmount(text, digits)).toEqual({ ok: false, problem });
  });

  test("the minor unit is ours, not that of the browser", () => {
    expect([digitsOf("HUF"), digitsOf("JPY"), digitsOf("KWD")]).toEqual([2, 0, 3]);
    expect([isCurrency("EURO"), isCurrency("XYZ"), isCurrency("toString"), isCurrency("EUR")]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});
