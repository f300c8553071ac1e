import { splitCells, splitRecords } from "@/lib/domain/inventory-file/split-text";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { type AmountProblem, type Currency, digitsOf, parseAmount } from "./money";

/** A price book as CSV: one line an SKU. A file is taken as a whole or not at all, with every error by its line. */

/** What can have a price: the licences and services of the guide's Table 4. */
export const PRICED_SKUS: readonly string[] = LICENSE_SKUS.flatMap(({ sku, supportSku }) => [sku, supportSku]);

/** `costMinor`: what the partner pays; null where it is not given. */
export type Price = { sku: string; listMinor: bigint; costMinor: bigint | null };
export type PriceProblem = { line: number; column: string | null; value: string; message: string };
/** `ignored`: columns that are none of ours. `unpriced`: SKUs whose line is there without an amount. */
export type ReadPrices =
  | { ok: true; prices: Price[]; ignored: string[]; unpriced: string[] }
  | { ok: false; problems: PriceProblem[] };

export const PRICE_COLUMNS = ["SKU", "List Price", "Cost", "Currency"] as const;
export type PriceColumn = (typeof PRICE_COLUMNS)[number];

const ALIASES: Readonly<Record<string, PriceColumn>> = {
  sku: "SKU",
  "part number": "SKU",
  "product id": "SKU",
  "list price": "List Price",
  price: "List Price",
  "unit list price": "List Price",
  cost: "Cost",
  "unit cost": "Cost",
  currency: "Currency",
};

const AMOUNT_PROBLEMS = {
  "not-a-number": (_digits: number) =>
    "is no amount. Write it with a point and without marks of thousands, as in 1234.50.",
  "too-many-digits": (digits: number) =>
    `has more digits behind the point than the currency: at most ${digits}. Round it yourself.`,
  negative: () => "is negative. A price is zero or more.",
  "too-large": () => "is larger than what can be stored. Check the amount.",
} as const satisfies Record<AmountProblem, (digits: number) => string>;

/** What is wrong with an amount, in words that follow it. */
export const amountProblemText = (problem: AmountProblem, digits: number): string => AMOUNT_PROBLEMS[problem](digits);

/** The prices of a file in the currency of its book. An empty line says nothing; everything else is read or refused. */
export function readPrices(text: string, currency: Currency): ReadPrices {
  const records = splitRecords(text).filter(({ text: line }) => line.trim() !== "");
  const [head, ...rows] = records;
  if (!head) return refused(1, null, "", "The file is empty. Its first line names the columns: SKU, List Price, Cost.");
  const delimiter = [";", "\t", ","].find((mark) => head.text.includes(mark)) ?? ",";
  const headers = splitCells(head.text, delimiter).map((cell) => cell.trim());
  const columns = headers.map((header) => ALIASES[header.toLowerCase()] ?? null);
  const problems: PriceProblem[] = headProblems(head.line, headers, columns);
  if (problems.length > 0) return { ok: false, problems };
  const prices = new Map<string, Price & { line: number }>();
  const unpriced: string[] = [];
  for (const { line, text: row } of rows) {
    const cells = splitCells(row, delimiter).map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) continue;
    const price = readPrice({ line, cells, columns, currency }, problems);
    if (price === "unpriced") unpriced.push(cells[columns.indexOf("SKU")] ?? "");
    if (price === null || price === "unpriced") continue;
    const same = prices.get(price.sku);
    if (same) problems.push({ line, column: "SKU", value: price.sku, message: `stands in line ${same.line} too.` });
    else prices.set(price.sku, { ...price, line });
  }
  if (problems.length === 0 && prices.size === 0)
    return refused(head.line, null, "", "There is no price below the header.");
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    prices: [...prices.values()].map(({ line: _, ...price }) => price),
    unpriced,
    ignored: headers.filter((header, at) => columns[at] === null && header !== ""),
  };
}

const refused = (line: number, column: string | null, value: string, message: string): ReadPrices => ({
  ok: false,
  problems: [{ line, column, value, message }],
});

function headProblems(
  line: number,
  headers: readonly string[],
  columns: readonly (PriceColumn | null)[],
): PriceProblem[] {
  const missing = (["SKU", "List Price"] as const).filter((column) => !columns.includes(column));
  const doubled = PRICE_COLUMNS.filter((column) => columns.filter((each) => each === column).length > 1);
  const seen = headers.join(", ").slice(0, 200);
  return [
    ...missing.map((column) => ({ line, column, value: seen, message: `has no column “${column}”.` })),
    ...doubled.map((column) => ({ line, column, value: seen, message: `has the column “${column}” twice.` })),
  ];
}

type Row = { line: number; cells: readonly string[]; columns: readonly (PriceColumn | null)[]; currency: Currency };

/** The price of a line; null where something of it is refused, "unpriced" where an SKU stands without any amount. */
function readPrice({ line, cells, columns, currency }: Row, problems: PriceProblem[]): Price | "unpriced" | null {
  const cellOf = (column: PriceColumn) => cells[columns.indexOf(column)] ?? "";
  const before = problems.length;
  const refuse = (column: string, value: string, message: string) => {
    problems.push({ line, column, value: value.slice(0, 60), message });
  };
  const sku = cellOf("SKU");
  if (!PRICED_SKUS.includes(sku))
    refuse("SKU", sku, sku === "" ? "is empty." : "is none of the licence and service SKUs of the guide’s Table 4.");
  const stated = cellOf("Currency");
  if (stated !== "" && stated !== currency)
    refuse("Currency", stated, `is not the currency of this price book, which is ${currency}.`);
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== ""))
    refuse(
      "List Price",
      cells.join(" | "),
      "has more cells than the header. An amount with a comma is one of the causes.",
    );
  if (cellOf("List Price") === "" && cellOf("Cost") === "") return problems.length > before ? null : "unpriced";
  const amountOf = (column: PriceColumn): bigint | null => {
    const text = cellOf(column);
    if (text === "" && column === "Cost") return null;
    const read = parseAmount(text, digitsOf(currency));
    if (read.ok) return read.minor;
    refuse(column, text, text === "" ? "is empty beside a cost." : amountProblemText(read.problem, digitsOf(currency)));
    return null;
  };
  const [listMinor, costMinor] = [amountOf("List Price"), amountOf("Cost")];
  // “1,234.50” without quotation marks is two cells, a price of 1 and a cost of 234.50.
  if (listMinor !== null && costMinor !== null && costMinor > listMinor)
    refuse("Cost", cellOf("Cost"), "is more than the list price. A comma inside an amount is one of the causes.");
  return problems.length > before || listMinor === null ? null : { sku, listMinor, costMinor };
}
