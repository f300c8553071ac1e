import "server-only";
import fs from "node:fs";
import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import { type ColumnMapping, mapColumns, toColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import type { CsvRow } from "@/lib/files/csv-row";
import { type Encoding, encodingOf, guessDelimiter, readCsv } from "@/lib/server/files/csv/csv";
import { chooseSheet, ROWS_LOOKED_AT, rowsBelow } from "@/lib/server/files/inventory-file";
import { isDelimited, withTables } from "@/lib/server/files/tables/open-tables";
import { GIVEN_HEADER } from "@/lib/server/files/tables/tables";
import { headOfFile } from "@/lib/server/files/uploads";

/** An inventory file on this machine, as the import would read it. */
export type LocalInventory = {
  /** Name of the sheet or list, null for a text file with delimiters. */
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
  const head = await headOfFile(file);
  if (isDelimited(head)) return work(await inventoryOf(await readText(file, head)));
  return withTables({ path: file, bytes: size, head }, async (tables) => {
    const sheet = await chooseSheet(tables);
    const rows = () => tables.rows(sheet);
    const name = tables.sheets[sheet]?.name ?? "";
    return work(await inventoryOf({ sheet: name, encoding: "utf-8", delimiter: ",", rows }));
  });
}

async function readText(file: string, head: Uint8Array): Promise<Reading> {
  const encoding = await encodingOf(head, fs.createReadStream(file));
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
  const isGiven = first[0]?.line === GIVEN_HEADER;
  if (isGiven && first.length === 1) throw new UnreadableFileError("The file holds no phone.");
  const found = isGiven ? givenHeader(first) : findHeaderRow(first.map(({ cells }) => cells));
  if (!found)
    throw new UnreadableFileError(
      "No column of the file holds MAC addresses. Name one MAC Address, or put the addresses in the first column.",
    );
  const header = first[found.index];
  const headerRow = header?.line ?? 0;
  const headers = header?.cells ?? found.mapping.map((_, index) => `Column ${index + 1}`);
  return { ...shape, headerRow, headers, mapping: found.mapping, rows: () => rowsBelow(all(), headerRow) };
}

/** The first row is the header, whatever its names. */
function givenHeader([header, ...rows]: CsvRow[]): ReturnType<typeof findHeaderRow> {
  const samples = rows.map(({ cells }) => cells);
  const mapping = toColumnMapping(mapColumns(header?.cells ?? [], samples));
  return mapping.includes("mac") ? { index: 0, mapping } : null;
}
