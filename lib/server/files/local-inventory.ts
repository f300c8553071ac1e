import "server-only";
import fs from "node:fs";
import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import type { ColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import { type CsvRow, detectEncoding, type Encoding, guessDelimiter, readCsv } from "@/lib/server/files/csv/csv";
import { kindOfFile } from "@/lib/server/files/file-kind";
import { chooseSheet, HEAD_BYTES, ROWS_LOOKED_AT, rowsBelow } from "@/lib/server/files/inventory-file";
import { withWorkbook } from "@/lib/server/files/xlsx/workbook";

/** An inventory file on this machine, as the import would read it. */
export type LocalInventory = {
  /** Name of the sheet, null for a text file. */
  sheet: string | null;
  encoding: Encoding;
  delimiter: string;
  /** Line of the header, 0 when there is none. */
  headerRow: number;
  headers: string[];
  mapping: ColumnMapping;
  /** The rows below the header, read again from the start, in batches. */
  rows: () => AsyncGenerator<CsvRow[]>;
};

/** Words that a person may read: what is wrong with the file as a whole. */
export class UnreadableFileError extends Error {}

type Reading = Pick<LocalInventory, "sheet" | "encoding" | "delimiter" | "rows">;

/**
 * Finds sheet, encoding, delimiter, header and columns of a file by the same means as an upload, and keeps it open for as
 * long as the work takes. Any size, flat memory.
 */
export async function withLocalInventory<Result>(
  file: string,
  work: (inventory: LocalInventory) => Promise<Result>,
): Promise<Result> {
  const { size } = await fs.promises.stat(file);
  const head = await headOf(file);
  if (kindOfFile(head) === "text") return work(await inventoryOf(await readText(file, head)));
  return withWorkbook(file, size, async (workbook) => {
    const sheet = await chooseSheet(workbook);
    const rows = () => workbook.rows(sheet);
    const name = workbook.sheets[sheet]?.name ?? "";
    return work(await inventoryOf({ sheet: name, encoding: "utf-8", delimiter: ",", rows }));
  });
}

async function readText(file: string, head: Uint8Array): Promise<Reading> {
  const encoding = await encodingOf(file, head);
  const text = new TextDecoder(encoding).decode(head.subarray(0, head.length - (head.length % 2)));
  const shape = { encoding, delimiter: guessDelimiter(text) };
  return { sheet: null, ...shape, rows: () => readCsv(fs.createReadStream(file), shape) };
}

async function inventoryOf({ rows: all, ...shape }: Reading): Promise<LocalInventory> {
  const first: CsvRow[] = [];
  for await (const batch of all()) {
    first.push(...batch.slice(0, ROWS_LOOKED_AT - first.length));
    if (first.length >= ROWS_LOOKED_AT) break;
  }
  if (first.length === 0) throw new UnreadableFileError("The file is empty.");
  const found = findHeaderRow(first.map(({ cells }) => cells));
  if (!found)
    throw new UnreadableFileError(
      "No column of the file holds MAC addresses. Name one MAC Address, or put the addresses in the first column.",
    );
  const header = first[found.index];
  const headerRow = header?.line ?? 0;
  const headers = header?.cells ?? found.mapping.map((_, index) => `Column ${index + 1}`);
  return { ...shape, headerRow, headers, mapping: found.mapping, rows: () => rowsBelow(all(), headerRow) };
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await fs.promises.open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** By the head; but one letter far below that is no UTF-8 makes it Windows-1252, as an upload is told. */
async function encodingOf(file: string, head: Uint8Array): Promise<Encoding> {
  const detected = detectEncoding(head);
  if (detected !== "utf-8") return detected;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of fs.createReadStream(file)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}
