import "server-only";
import { download } from "@/lib/server/files/download";

/**
 * Writes CSV that spreadsheets open without running anything: BOM, CRLF, quotes where needed, and an apostrophe before
 * what would be a formula. Our own reader takes that apostrophe off again, so export and import give the same values.
 */

const RUNS = /^'*[\s\0​-‏⁠]*[=+\-@＝＋－＠]|^'*[\t\r\n\0]/;

/** A cell as a spreadsheet may hold it without running it. */
export const protect = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell);

/** The opposite of protect(), for a file of ours that comes back. */
export const unprotect = (cell: string): string =>
  cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell;

const quote = (cell: string) =>
  /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map((cell) => quote(protect(cell === null ? "" : String(cell)))).join(",")}\r\n`;

/** A download that is made while it is sent. */
export function csvDownload(filename: string, lines: AsyncIterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.(undefined);
    },
  });
  return download(filename, "text/csv; charset=utf-8", body);
}

export const BOM = "﻿";
