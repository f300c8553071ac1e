import { describe, expect, test } from "vitest";
import { readPrices } from "./price-book-file";

const E88 = "L-CP-E2M-88XX-CNV=";
const S88 = "CON-SW-LCPE2M8V";
const problemsOf = (text: string, currency: "EUR" | "JPY" = "EUR") => {
  const read = readPrices(text, currency);
  return read.ok
    ? []
    : read.problems.map(({ line, column, value, message }) => `${line} ${column}: ${value} ${message}`);
};

describe("a price book is read", () => {
  test.each([
    { text: `SKU,List Price,Cost\n${E88},40.00,25.5\n${S88},3,`, because: "as we write it" },
    {
      text: `\uFEFFPart Number;List Price;Cost\r\n${E88};40;25.50\r\n\r\n${S88};3.00;\r\n`,
      because: "from a spreadsheet",
    },
    { text: `SKU\tPrice\tCost\tCurrency\n${E88}\t40\t25.5\tEUR\n${S88}\t3.0\t\t`, because: "as pasted" },
    { text: `"SKU","List Price","Cost"\n"${E88}","40","25.50"\n"${S88}","3",""`, because: "with quotation marks" },
  ])("$because", ({ text }) => {
    expect(readPrices(text, "EUR")).toEqual({
      ok: true,
      ignored: [],
      unpriced: [],
      prices: [
        { sku: E88, listMinor: 4_000n, costMinor: 2_550n },
        { sku: S88, listMinor: 300n, costMinor: null },
      ],
    });
  });

  test("a line without an amount is no price, and no error: the file that we write has them", () => {
    const read = readPrices(`SKU,List Price,Cost,Currency\n${E88},,,EUR\n${S88},3,,EUR`, "EUR");
    expect(read.ok && [read.prices.map(({ sku }) => sku), read.unpriced]).toEqual([[S88], [E88]]);
  });

  test("a column that is none of ours is named, not used", () => {
    const read = readPrices(`SKU,Description,List Price\n${E88},Licence,40`, "EUR");
    expect(read.ok && read.ignored).toEqual(["Description"]);
  });
});

describe("a price book is refused with its line", () => {
  test.each([
    { text: "", problem: /^1 null: {2}The file is empty/, because: "nothing is in it" },
    { text: "SKU,List Price\n", problem: /no price below the header/, because: "only a header" },
    { text: `Name,List Price\n${E88},40`, problem: /^1 SKU: Name, List Price has no column “SKU”/, because: "no SKU" },
    { text: `SKU,Price,List Price\n${E88},4,5`, problem: /column “List Price” twice/, because: "which of them?" },
    { text: `SKU;List Price\n${E88};1.234,50`, problem: /^2 List Price: 1\.234,50 is no amount/, because: "1.234,50" },
    {
      text: `SKU,List Price\n${E88},1,234.50`,
      problem: /^2 List Price: .* more cells than the header/,
      because: "1,234.50 unquoted",
    },
    {
      text: `SKU,List Price\n${E88},"1,234.50"`,
      problem: /^2 List Price: 1,234\.50 is no amount/,
      because: "and quoted",
    },
    {
      text: `SKU,List Price\n\n${E88},-4`,
      problem: /^3 List Price: -4 is negative/,
      because: "below zero, by its own line",
    },
    { text: `SKU,List Price\n${E88},4.005`, problem: /more digits .* at most 2/, because: "EUR has two digits" },
    {
      text: `SKU,List Price\n${E88},99999999999999999`,
      problem: /larger than what can be stored/,
      because: "overflow",
    },
    {
      text: `SKU,List Price\nL-CP-E2M-88XX-CNV,4`,
      problem: /^2 SKU: L-CP-E2M-88XX-CNV is none of/,
      because: "the = is missing",
    },
    {
      text: `SKU,List Price,Cost\n${E88},,3`,
      problem: /^2 List Price: {2}is empty beside a cost/,
      because: "half a price",
    },
    { text: `SKU,List Price\n${E88},`, problem: /no price below the header/, because: "no price is invented" },
    {
      text: `SKU,List Price,Currency\n${E88},4,USD`,
      problem: /^2 Currency: USD is not the currency/,
      because: "wrong currency",
    },
    {
      text: `SKU,List Price\n${E88},4\n${E88},5`,
      problem: /^3 SKU: .* stands in line 2 too/,
      because: "which of them?",
    },
    {
      text: `SKU,List Price,Cost\n${E88},1,234.50`,
      problem: /^2 Cost: 234\.50 is more than the list/,
      because: "a comma in the price",
    },
    { text: `SKU,List Price,Cost\n${E88},4,x`, problem: /^2 Cost: x is no amount/, because: "the cost too" },
  ])("$because", ({ text, problem }) => {
    expect(problemsOf(text).join("\n")).toMatch(problem);
  });

  test("every error is named at once", () => {
    const text = `SKU,List Price,Currency\nX,1.5.5,USD\n${E88},4,EUR\n${S88},-1,EUR`;
    expect(problemsOf(text)).toHaveLength(4);
  });

  test("a currency without digits takes none", () => {
    expect(problemsOf(`SKU,List Price\n${E88},4.5`, "JPY").join()).toMatch(/at most 0/);
  });
});
