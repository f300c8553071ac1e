import "server-only";
import type { ColumnUse } from "@/lib/domain/inventory-file/fields";
import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import { mapColumns } from "@/lib/domain/inventory-file/map-columns";
import type { ImportColumn } from "@/lib/schemas/imports";
import { AppError } from "@/lib/server/errors";
import {
  CsvError,
  type CsvRow,
  type Delimiter,
  detectEncoding,
  type Encoding,
  guessDelimiter,
  readCsv,
} from "@/lib/server/files/csv";
import { readUpload } from "@/lib/server/files/uploads";

/** How a file is read: found by looking at it, corrected by a person. */
export type FileShape = { encoding: Encoding; delimiter: Delimiter; headerRow: number };
export type AnalysedFile = FileShape & { columns: ImportColumn[]; preview: CsvRow[]; expectedRows: number };

type Corrections = Partial<FileShape> & { mapping?: (ColumnUse | null)[] };

const ROWS_LOOKED_AT = 60;
const PREVIEW_ROWS = 20;
const SAMPLES = 5;

/**
 * Finds encoding, delimiter, header row and columns of a stored upload; what is given in `corrections` is taken as it is.
 * Throws an AppError that says what the file is when it is not a table of phones.
 */
export async function analyseUpload(importId: string, corrections: Corrections = {}): Promise<AnalysedFile> {
  const { head, isUtf8, lineEnds } = await lookAt(importId);
  refuseBinary(head);
  const detected = detectEncoding(head);
  const encoding = corrections.encoding ?? (detected === "utf-8" && !isUtf8 ? "windows-1252" : detected);
  const text = new TextDecoder(encoding).decode(head.subarray(0, head.length - (head.length % 2)));
  const delimiter = corrections.delimiter ?? guessDelimiter(text);
  const rows = await firstRows(importId, { encoding, delimiter });
  if (rows.length === 0)
    throw new AppError("invalid_input", "The file is empty. Choose one with a header row and one phone a row.");

  const header = corrections.headerRow === undefined ? findHeader(rows) : headerAt(rows, corrections.headerRow);
  const data = header ? rows.slice(header.index + 1) : rows;
  const headerRow = header?.line ?? 0;
  if (data.length === 0)
    throw new AppError("invalid_input", `The file has a header in line ${headerRow} but no rows below it.`);
  const width = Math.max(header?.cells.length ?? 0, ...(header ? [] : data.map((row) => row.cells.length)));
  const headers = Array.from({ length: width }, (_, index) => header?.cells[index]?.trim() ?? "");
  const samples = data.map((row) => row.cells);
  const found = mapColumns(headers, samples);
  if (corrections.mapping && corrections.mapping.length !== width) {
    throw new AppError(
      "invalid_input",
      `The file has ${width} columns; the mapping names ${corrections.mapping.length}.`,
    );
  }
  const columns = found.map((column): ImportColumn => {
    const chosen = corrections.mapping?.[column.index];
    const isCorrected = chosen !== undefined && chosen !== column.field;
    return {
      ...column,
      ...(isCorrected ? { field: chosen, confidence: "chosen", reason: "Chosen by hand." } : {}),
      samples: samples
        .map((cells) => cells[column.index] ?? "")
        .filter((cell) => cell.trim() !== "")
        .slice(0, SAMPLES),
    };
  });
  refuseDoubleFields(columns);
  return {
    encoding,
    delimiter,
    headerRow,
    columns,
    preview: rows.slice(0, PREVIEW_ROWS),
    expectedRows: Math.max(data.length, lineEnds - headerRow),
  };
}

/** The data rows of a stored upload, in batches, below the header. Throws CsvError when the file cannot be read on. */
export async function* readDataRows(importId: string, shape: FileShape): AsyncGenerator<CsvRow[]> {
  for await (const batch of readCsv(readUpload(importId), shape)) {
    const rows = (batch[0]?.line ?? 0) > shape.headerRow ? batch : batch.filter((row) => row.line > shape.headerRow);
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
      return `Line ${line} has a quotation mark that opens or closes in the wrong place. Mend the line and upload the file again.`;
    case "record_too_long":
      return `The row that begins in line ${line} is longer than a million characters: probably a quotation mark that never closes, or the wrong delimiter.`;
  }
}

type Head = { head: Uint8Array; isUtf8: boolean; lineEnds: number };
const HEAD_BYTES = 65_536;

/** The first bytes, and whether the whole file is valid UTF-8: one accent far below must not fail the import later. */
async function lookAt(importId: string): Promise<Head> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let head = new Uint8Array();
  let isUtf8 = true;
  let lines = 0;
  let returns = 0;
  for await (const chunk of readUpload(importId)) {
    if (head.length < HEAD_BYTES) head = new Uint8Array(Buffer.concat([head, chunk])).subarray(0, HEAD_BYTES);
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
  return { head, isUtf8, lineEnds: lines || returns };
}

function countByte(chunk: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = chunk.indexOf(byte); at !== -1; at = chunk.indexOf(byte, at + 1)) count++;
  return count;
}

const MAGIC: [string, string][] = [
  ["504b0304", "an Excel workbook or a zip archive. Save the sheet as CSV (UTF-8) and upload that"],
  ["d0cf11e0", "an old Excel workbook. Save the sheet as CSV (UTF-8) and upload that"],
  ["89504e47", "a PNG picture. Choose a CSV or text file"],
  ["ffd8ff", "a JPEG picture. Choose a CSV or text file"],
  ["25504446", "a PDF. Choose a CSV or text file"],
  ["1f8b", "a gzip archive. Unpack it and upload the CSV inside"],
];

function refuseBinary(head: Uint8Array): void {
  const start = Buffer.from(head.subarray(0, 8)).toString("hex");
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known) throw new AppError("unsupported_type", `This is ${known[1]}.`);
}

async function firstRows(importId: string, shape: Pick<FileShape, "encoding" | "delimiter">): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  try {
    for await (const batch of readCsv(readUpload(importId), shape)) {
      rows.push(...batch.slice(0, ROWS_LOOKED_AT - rows.length));
      if (rows.length >= ROWS_LOOKED_AT) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("invalid_input", describeCsvError(error), {
      errors: [{ path: "file", line: error.line, message: error.problem }],
    });
  }
  return rows;
}

type Header = CsvRow & { index: number };

function findHeader(rows: CsvRow[]): Header | null {
  const found = findHeaderRow(rows.map((row) => row.cells));
  if (found?.index === -1) return null;
  const index = found?.index ?? 0;
  const row = rows[index];
  return row ? { ...row, index } : null;
}

function headerAt(rows: CsvRow[], line: number): Header | null {
  if (line === 0) return null;
  const index = rows.findIndex((row) => row.line === line);
  const row = rows[index];
  if (!row)
    throw new AppError("invalid_input", `Line ${line} is not among the first rows of the file, or it is blank.`);
  return { ...row, index };
}

function refuseDoubleFields(columns: ImportColumn[]): void {
  const seen = new Map<string, string>();
  for (const { field, header, index } of columns) {
    if (field === null || field === "extra") continue;
    const name = header || `Column ${index + 1}`;
    const other = seen.get(field);
    if (other !== undefined)
      throw new AppError(
        "invalid_input",
        `"${other}" and "${name}" are both mapped to ${field}. Leave one of them out.`,
      );
    seen.set(field, name);
  }
}
