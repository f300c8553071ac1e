import { linesOf, type TextRow, type TextTable } from "./text-table";

/** Reads tables of a command line: columns as wide as the rule of dashes under their names (`run sql …`), and `show risdb query phone`. */

const RULE = /^[ \t]*(?:-{2,}|={2,})(?:[ \t]+(?:-+|=+))+[ \t]*$/;
/** A single column: dashes would be any separator, so only the equal signs of `run sql`. */
const ONE_COLUMN = /^={3,}[ \t]*$/;
/** What a console prints around a table. */
const NO_ROW = /^[ \t]*(?:admin:|total count\b|records?[ \t]*[:=]|\(?\d+ rows?\b)/i;

const hasRule = (line: string): boolean => RULE.test(line) || ONE_COLUMN.test(line);

/** Whether a rule of dashes stands below a line of names. */
export function isFixedWidth(head: string): boolean {
  const lines = linesOf(head);
  return lines.some((line, index) => hasRule(line) && isHeader(lines[index - 1], line));
}

/** The names stand above the columns' first characters. */
function isHeader(above: string | undefined, rule: string): boolean {
  if (above === undefined || above.trim() === "" || hasRule(above)) return false;
  return startsOf(rule).every((start) => above[start] !== undefined && above[start] !== " ");
}

const startsOf = (rule: string): number[] => [...rule.matchAll(/[-=]+/g)].map(({ index }) => index);

/** Each table of the text: several may stand below one another. */
export function readFixedWidth(text: string): TextTable[] {
  const lines = linesOf(text);
  const tables: TextTable[] = [];
  let starts: number[] | null = null;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (hasRule(line) && isHeader(above, line)) {
      starts = startsOf(line);
      tables.at(-1)?.rows.splice(-1, tables.at(-1)?.rows.at(-1)?.line === index ? 1 : 0); // it was this table's header
      tables.push({ name: `Table in line ${index}`, header: cellsAt(above ?? "", starts) ?? [], rows: [] });
      continue;
    }
    if (starts === null || line.trim() === "" || NO_ROW.test(line)) continue;
    const whole: TextRow = { line: index + 1, cells: [line.trim(), ...starts.slice(1).map(() => "")] };
    tables.at(-1)?.rows.push(cellsOf(line, starts, index + 1) ?? whole);
  }
  return tables;
}

/** By the columns; where a value is wider than its column by the blanks. `null` when neither fits: nothing is cut at a guess. */
function cellsOf(line: string, starts: readonly number[], at: number): TextRow | null {
  const cells = cellsAt(line, starts);
  if (cells) return { line: at, cells };
  const words = line.trim().split(/[ \t]{2,}/);
  return words.length === starts.length ? { line: at, cells: words } : null;
}

function cellsAt(line: string, starts: readonly number[]): string[] | null {
  if (starts.some((start) => start > 0 && (line[start - 1] ?? " ") !== " ")) return null;
  return starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
}

const IS_RISDB = /^[ \t]*(?:admin:[ \t]*show risdb query phone|-+ Phone Information -+)/im;
const RISDB_HEADER = /^[ \t]*DeviceName,[ \t]/i;
/** The command's own names for what the import knows by another. */
const RISDB_NAMES: Readonly<Record<string, string>> = {
  Descr: "Description",
  Ipaddr: "IP Address",
  RegStatus: "Registration Status",
  username: "User Name",
};
/** What the command prints where a phone has no user. */
const NO_USER = "NoUserId";
const DESCRIPTION = 1;

/** Whether a text is what `show risdb query phone` prints. */
export const isRisdbPhones = (head: string): boolean => IS_RISDB.test(head);

/** Cells stand between `, `. Only the description can hold one itself, and it is the second. */
export function readRisdbPhones(text: string): TextTable {
  let header: string[] | null = null;
  const rows: TextRow[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    if (RISDB_HEADER.test(line)) header ??= line.split(",").map((name) => RISDB_NAMES[name.trim()] ?? name.trim());
    else if (header && line.includes(",") && !NO_ROW.test(line)) {
      const cells = line.split(", ").map((cell) => cell.trim());
      const surplus = Math.max(0, cells.length - header.length);
      cells.splice(DESCRIPTION, surplus + 1, cells.slice(DESCRIPTION, DESCRIPTION + surplus + 1).join(", "));
      rows.push({ line: index + 1, cells: cells.map((cell) => (cell === NO_USER ? "" : cell)) });
    }
  }
  return { name: "show risdb query phone", header: header ?? [], rows };
}
