/**
 * `line` is where the row starts in the file, counted from 1, as an editor shows it. `numeric`: positions of cells that a
 * workbook holds as a number or a date; a text file has none, its cells are what somebody reads.
 */
export type CsvRow = { line: number; cells: string[]; numeric?: readonly number[] };
