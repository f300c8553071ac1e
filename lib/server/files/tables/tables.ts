import "server-only";
import type { TextTable } from "@/lib/domain/inventory-file/texts/text-table";
import type { CsvRow } from "@/lib/files/csv-row";

/** What a file holds when it is more than one table with delimiters: sheets of a workbook, lists of an archive, what a reader found. */
export type Tables = {
  sheets: readonly { name: string; isHidden: boolean }[];
  /** Rows of a sheet that hold anything, in batches. Line 0 are names of columns that the reader gave. */
  rows: (sheet: number) => AsyncGenerator<CsvRow[]>;
  /** About so many bytes come out of a sheet, and not many more. */
  bytesOf: (sheet: number) => number;
};

/** Line of a header that does not stand in the file. */
export const GIVEN_HEADER = 0;

const AT_ONCE = 1_000;

/** The rows of a table under its header. */
export async function* rowsOfTable({ header, rows }: TextTable): AsyncGenerator<CsvRow[]> {
  yield [{ line: GIVEN_HEADER, cells: [...header] }];
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
}
