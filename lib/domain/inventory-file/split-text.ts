import { textOfFormula } from "./cell-values";

export type TextRecord = { line: number; text: string };

/** A quoted cell goes on over so many lines at most; a quotation mark that stands alone joins nothing. */
const LONGEST_CELL = 20;
const OPENS_A_CELL = /(?:^|[,;\t])\s*"/;

/** The lines of a text, a quoted cell with line breaks kept in one. Counted as an editor counts them. */
export function splitRecords(text: string): TextRecord[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const records: TextRecord[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at] ?? "";
    const joined = isOpen(first) ? joinedFrom(lines, at) : null;
    records.push({ line: at + 1, text: joined?.text ?? first });
    if (joined) at = joined.last;
  }
  return records;
}

function joinedFrom(lines: readonly string[], at: number): { text: string; last: number } | null {
  let text = lines[at] ?? "";
  for (let last = at + 1; last < lines.length && last <= at + LONGEST_CELL; last += 1) {
    text += `\n${lines[last]}`;
    if (!hasOddQuotes(text)) return { text, last };
  }
  return null;
}

const hasOddQuotes = (text: string): boolean => text.split('"').length % 2 === 0;
const isOpen = (line: string): boolean => line.includes('"') && OPENS_A_CELL.test(line) && hasOddQuotes(line);

/** The cells of a record. Quotation marks count only around a whole cell; `""` inside one is a single mark. */
export function splitCells(record: string, delimiter: string): string[] {
  return rawCells(record, delimiter).map(textOfFormula);
}

function rawCells(record: string, delimiter: string): string[] {
  if (!record.includes('"')) return record.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= record.length) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(record.slice(at));
    const end = quoted ? at + quoted[0].length : -1;
    if (quoted && (end === record.length || record[end] === delimiter)) {
      cells.push((quoted[1] ?? "").replaceAll('""', '"'));
      at = end + 1;
      continue;
    }
    const next = record.indexOf(delimiter, at);
    const stop = next < 0 ? record.length : next;
    cells.push(record.slice(at, stop));
    at = stop + 1;
  }
  return cells;
}
