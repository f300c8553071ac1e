import { failure } from "@/lib/domain/result";

/** A row of a table that was found in a text, with the line it begins in (of JSON and XML: which record it is, from 1). */
export type TextRow = { line: number; cells: string[] };

/** What a reader makes of a text: columns under names that the import knows, and rows. */
export type TextTable = { name: string; header: readonly string[]; rows: TextRow[] };

/** Texts above this are refused: their readers hold the whole of them. */
export const LONGEST_TEXT = 50_000_000;

/** So much of a text tells its kind. */
export const TEXT_HEAD = 65_536;

/** What is longer is no line of a command's output, and no pattern is tried on it. */
const LONGEST_LINE = 20_000;

/** The lines of a text as an editor counts them, cut where nobody would read on. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => (line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line));
}

/** Why a text of a known kind is not read. `other`: it is something else; `broken`: it is damaged; each in one sentence for people. */
export type TextProblem = { kind: "too-large" | "broken" | "other"; message: string };

export const refusedText = (kind: TextProblem["kind"], message: string) => failure<TextProblem>({ kind, message });

/** Markup that is neither a phone's page nor a list that we read. */
export const OTHER_MARKUP =
  "This is a web page or XML, but neither a phone's status page nor a list of RIS or AXL. If it opens in Excel, save it there as .xlsx or CSV and upload that.";
