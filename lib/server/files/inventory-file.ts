import "server-only";
import { findHeaderRow, hasKnownHeader } from "@/lib/domain/inventory-file/find-header-row";
import { mapColumns } from "@/lib/domain/inventory-file/map-columns";
import type { MappedColumn } from "@/lib/domain/inventory-file/mapped-column";
import { SpreadSample } from "@/lib/domain/inventory-file/spread-sample";
import type { CsvRow } from "@/lib/files/csv-row";
import { FileError } from "@/lib/files/file-error";
import type { ColumnChoice, IMPORT_FORMATS, ImportColumn } from "@/lib/schemas/imports";
import { AppError } from "@/lib/server/errors";
import {
  CsvError,
  type Delimiter,
  detectEncoding,
  type Encoding,
  guessDelimiter,
  readCsv,
} from "@/lib/server/files/csv/csv";
import { isDelimited } from "@/lib/server/files/tables/open-tables";
import { countSheetRows, readSheet, withUploadedTables, writeSheet } from "@/lib/server/files/tables/sheet-file";
import { GIVEN_HEADER, type Tables } from "@/lib/server/files/tables/tables";
import { headOfUpload, readUpload, sizeOfUpload } from "@/lib/server/files/uploads";

/** How a file is read: found by looking at it, corrected by a person. What is no CSV has a sheet instead of the two after it. */
export type FileShape = {
  format: (typeof IMPORT_FORMATS)[number];
  sheet: number;
  encoding: Encoding;
  delimiter: Delimiter;
  headerRow: number;
};
export type AnalysedFile = FileShape & {
  sheets: string[];
  columns: ImportColumn[];
  preview: CsvRow[];
  expectedRows: number;
};

type Corrections = Partial<Omit<FileShape, "format">> & { mapping?: ColumnChoice[] };

/** So many rows may hold the header, and tell which sheet of a workbook is the list. */
const ROWS_LOOKED_AT = 60;
const PREVIEW_ROWS = 20;
const SAMPLES = 5;

/**
 * Finds sheet or encoding and delimiter, header row and columns of a stored upload; what is given in `corrections` is taken
 * as it is. Throws an AppError that says what the file is when it is not a table of phones.
 */
export async function analyseUpload(importId: string, corrections: Corrections = {}): Promise<AnalysedFile> {
  await sizeOfUpload(importId);
  const head = await headOfUpload(importId);
  const source = isDelimited(head)
    ? await lookAtText(importId, head, corrections)
    : await lookAtTables(importId, corrections);
  const { rows, shape, sheets } = source;
  if (rows.length === 0)
    throw new AppError("invalid_input", `${source.name} is empty. Choose one with a header row and one phone a row.`);

  const header = corrections.headerRow === undefined ? findHeader(rows) : headerAt(rows, corrections.headerRow);
  const data = header ? rows.slice(header.index + 1) : rows;
  const headerRow = header?.line ?? 0;
  if (data.length === 0)
    throw new AppError(
      "invalid_input",
      headerRow === GIVEN_HEADER
        ? `${source.name} holds no phone. Choose a file with one phone a row.`
        : `${source.name} has a header in line ${headerRow} but no rows below it.`,
    );
  const width = Math.max(header?.cells.length ?? 0, ...(header ? [] : data.map((row) => row.cells.length)));
  const headers = Array.from({ length: width }, (_, index) => header?.cells[index]?.trim() ?? "");
  return {
    ...shape,
    sheets,
    headerRow,
    columns: columnsOf(headers, data, corrections.mapping),
    preview: rows.slice(0, PREVIEW_ROWS),
    expectedRows: Math.max(data.length, source.rowsBelow(header)),
  };
}

/** The data rows of a stored upload, in batches, below the header. Throws CsvError when the file cannot be read on, 409 when it is gone. */
export async function* readDataRows(importId: string, shape: FileShape): AsyncGenerator<CsvRow[]> {
  await sizeOfUpload(importId);
  const all = shape.format === "csv" ? readCsv(readUpload(importId), shape) : readSheet(importId, shape.sheet);
  yield* rowsBelow(all, shape.headerRow);
}

/** The rows of a file below its header, in batches. */
export async function* rowsBelow(all: AsyncIterable<CsvRow[]>, headerRow: number): AsyncGenerator<CsvRow[]> {
  for await (const batch of all) {
    const rows = (batch[0]?.line ?? 0) > headerRow ? batch : batch.filter(({ line }) => line > headerRow);
    if (rows.length > 0) yield rows;
  }
}

/** What a person is told when a file breaks in the middle. */
export function describeCsvError({ problem, line }: CsvError): string {
  switch (problem) {
    case "wrong_encoding":
      return `From line ${line} on the file is not in the chosen encoding. Choose another one, such as Windows-1252.`;
    case "binary":
      return `Line ${line} holds a NUL character: this is not a text file, or it is UTF-16. Save it as CSV and upload it again.`;
    case "bad_quotes":
      return `Line ${line} has a quotation mark that opens or closes in the wrong place. Correct the line and upload the file again.`;
    case "record_too_long":
      return `The row that begins in line ${line} is longer than a million characters: probably a quotation mark that never closes, or the wrong delimiter.`;
  }
}

function columnsOf(headers: string[], data: CsvRow[], mapping: Corrections["mapping"]): ImportColumn[] {
  if (mapping && mapping.length !== headers.length)
    throw new AppError("invalid_input", `The file has ${headers.length} columns; the mapping names ${mapping.length}.`);
  const samples = data.map((row) => row.cells);
  return mapColumns(headers, samples).map((column): ImportColumn => {
    const choice = mapping?.[column.index];
    return {
      ...column,
      ...(choice === undefined ? {} : chosenOf(column, choice)),
      samples: samplesOf(column.index, samples),
    };
  });
}

/** What a person said of a column, as far as it is not what was recognised. */
function chosenOf(found: MappedColumn, choice: ColumnChoice): Partial<Omit<ImportColumn, "index">> {
  if (choice === "ask") return found.confidence === "ask" ? {} : { ...NOT_USED, confidence: "none" };
  const { field, order } = typeof choice === "object" && choice ? choice : { field: choice, order: 0 };
  if (found.confidence !== "ask" && field === found.field && order === found.order) return {};
  const isLater = field === found.field && typeof choice !== "object" && found.order > 0;
  return isLater ? {} : { ...NOT_USED, field, order, confidence: "chosen", reason: "Chosen by hand." };
}

const NOT_USED = { field: null, order: 0, proposal: null, reason: "Left out." } as const;

/** Cells that differ, from anywhere in the file: five equal ones say as much as one. */
function samplesOf(index: number, rows: readonly string[][]): string[] {
  const found = new Set<string>();
  for (const cells of rows) {
    const cell = cells[index] ?? "";
    if (cell.trim() !== "") found.add(cell);
    if (found.size === SAMPLES) break;
  }
  return [...found];
}

/** What both kinds of file come down to. */
type Source = {
  /** How a sentence about it begins. */
  name: string;
  shape: Omit<FileShape, "headerRow">;
  sheets: string[];
  rows: CsvRow[];
  rowsBelow: (header: Header | null) => number;
};

async function lookAtText(importId: string, head: Uint8Array, corrections: Corrections): Promise<Source> {
  const { isUtf8, lineEnds } = await lookAtBytes(importId);
  const detected = detectEncoding(head);
  const encoding = corrections.encoding ?? (detected === "utf-8" && !isUtf8 ? "windows-1252" : detected);
  const text = new TextDecoder(encoding).decode(head.subarray(0, head.length - (head.length % 2)));
  const delimiter = corrections.delimiter ?? guessDelimiter(text);
  return {
    name: "The file",
    shape: { format: "csv", sheet: 0, encoding, delimiter },
    sheets: [],
    rows: await firstRows(importId, { encoding, delimiter }),
    rowsBelow: (header) => lineEnds - (header?.line ?? 0),
  };
}

async function lookAtTables(importId: string, corrections: Corrections): Promise<Source> {
  const { sheets, sheet, format } = await withUploadedTables(importId, async (tables, format) => {
    const chosen = corrections.sheet ?? (await chooseSheet(tables));
    if (corrections.sheet === undefined) await writeSheet(importId, tables, chosen);
    return { sheets: tables.sheets.map(({ name }) => name), sheet: chosen, format };
  });
  const inAll = await countSheetRows(importId, sheet);
  return {
    name: format === "xlsx" ? `The sheet “${sheets[sheet]}”` : `“${sheets[sheet]}”`,
    shape: { format, sheet, encoding: "utf-8", delimiter: "," },
    sheets,
    rows: await sampleRows(readSheet(importId, sheet)),
    rowsBelow: (header) => inAll - (header ? header.index + 1 : 0),
  };
}

/** The first sheet with a column of MACs, those that are hidden last; else with a header we know; else the one with most in it. */
export async function chooseSheet(tables: Tables): Promise<number> {
  const order = tables.sheets
    .map(({ isHidden }, index) => ({ isHidden, index }))
    .sort((one, other) => Number(one.isHidden) - Number(other.isHidden));
  let fullest = { index: order[0]?.index ?? 0, rows: 0 };
  let named: number | null = null;
  for (const { index } of order) {
    const rows = await firstOf(tables.rows(index)).catch((error) => {
      if (error instanceof AppError || error instanceof FileError) return []; // another sheet may be whole; this one is named when nothing else is left
      throw error;
    });
    const header = findHeaderRow(rows.map(({ cells }) => cells));
    if (header && header.index + 1 < rows.length) return index;
    named ??= hasKnownHeader(rows.map(({ cells }) => cells)) ? index : null;
    if (rows.length > fullest.rows) fullest = { index, rows: rows.length };
  }
  return named ?? fullest.index;
}

/** Whether the whole file is valid UTF-8, since one accent far below must not fail the import later, and how many lines it has. */
async function lookAtBytes(importId: string): Promise<{ isUtf8: boolean; lineEnds: number }> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let lines = 0;
  let returns = 0;
  for await (const chunk of readUpload(importId)) {
    lines += countByte(chunk, 10);
    if (lines === 0) returns += countByte(chunk, 13);
    if (!isUtf8) continue;
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      isUtf8 = false;
    }
  }
  try {
    if (isUtf8) decoder.decode();
  } catch {
    isUtf8 = false; // it ends inside a character
  }
  return { isUtf8, lineEnds: lines || returns };
}

function countByte(chunk: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = chunk.indexOf(byte); at !== -1; at = chunk.indexOf(byte, at + 1)) count++;
  return count;
}

async function firstRows(importId: string, shape: Pick<FileShape, "encoding" | "delimiter">): Promise<CsvRow[]> {
  try {
    return await sampleRows(readCsv(readUpload(importId), shape));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("invalid_input", describeCsvError(error), {
      errors: [{ path: "file", line: error.line, message: error.problem }],
    });
  }
}

const LONG_ROW = 20_000;

/** The rows that header and columns are told by: the first ones, and others from all over the file. Closes what it reads. */
export async function sampleRows(batches: AsyncGenerator<CsvRow[]>): Promise<CsvRow[]> {
  const sample = new SpreadSample<CsvRow>(({ cells }) => cells.reduce((sum, cell) => sum + cell.length, 0) < LONG_ROW);
  try {
    for await (const batch of batches) {
      for (const row of batch) sample.add(row);
      if (sample.isEnough) break;
    }
  } catch (error) {
    // Far below the head a file may break: its columns are known, and reading it all says where.
    const cause = error instanceof Error && error.cause instanceof CsvError ? error.cause : error;
    if (!(cause instanceof CsvError) || sample.rows.length < ROWS_LOOKED_AT) throw error;
  }
  return sample.rows;
}

async function firstOf(batches: AsyncGenerator<CsvRow[]>): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, ROWS_LOOKED_AT - rows.length));
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows;
}

type Header = CsvRow & { index: number };

function findHeader(rows: CsvRow[]): Header | null {
  if (rows[0]?.line === GIVEN_HEADER) return { ...rows[0], index: 0 };
  const found = findHeaderRow(rows.map((row) => row.cells));
  if (found?.index === -1) return null;
  const index = found?.index ?? 0;
  const row = rows[index];
  return row ? { ...row, index } : null;
}

function headerAt(rows: CsvRow[], line: number): Header | null {
  if (line === 0 && rows[0]?.line !== GIVEN_HEADER) return null;
  const index = rows.slice(0, ROWS_LOOKED_AT).findIndex((row) => row.line === line);
  const row = rows[index];
  if (!row)
    throw new AppError("invalid_input", `Line ${line} is not among the first rows of the file, or it is blank.`);
  return { ...row, index };
}
