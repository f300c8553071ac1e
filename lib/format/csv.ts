import { textOfFormula } from "@/lib/domain/inventory-file/cell-values";

/**
 * CSV that spreadsheets open without running anything: BOM, CRLF, quotes where needed, and an apostrophe before what would
 * be a formula. Our own readers take that apostrophe off again, so what goes out comes back with the same values.
 */

const RUNS = /^'*[\s\0​-‏⁠]*[=+\-@＝＋－＠]|^'*[\t\r\n\0]/;

/** A cell as a spreadsheet may hold it without running it. */
export const protect = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell);

/** The opposite of protect(), for a file of ours that comes back. */
const unprotect = (cell: string): string => (cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell);

/** The text of a cell without what keeps it a text: our own apostrophe, or else another program's formula. Never both, so what we wrote comes back. */
export const plainText = (cell: string): string => (cell.startsWith("'") ? unprotect(cell) : textOfFormula(cell));

const quote = (cell: string) =>
  /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map((cell) => quote(protect(cell === null ? "" : String(cell)))).join(",")}\r\n`;

export const BOM = "\uFEFF";
