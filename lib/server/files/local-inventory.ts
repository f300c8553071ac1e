import "server-only";
import fs from "node:fs";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import { mapColumns } from "@/lib/domain/inventory-file/map-columns";
import type { MappedColumn } from "@/lib/domain/inventory-file/mapped-column";
import type { CsvRow } from "@/lib/files/csv-row";
import { type Encoding, encodingOf, guessDelimiter, readCsv } from "@/lib/server/files/csv/csv";
import { chooseSheet, rowsBelow, sampleRows } from "@/lib/server/files/inventory-file";
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
  columns: MappedColumn[];
  /** The rows below the header, read again from the start, in batches. */
  rows: () => AsyncGenerator<CsvRow[]>;
};

/** Words that a person may read: what is wrong with the file as a whole. */
export class UnreadableFileError extends Error {}

/** What a person said that columns hold, by their headers. */
export type ChosenColumns = ReadonlyMap<string, InventoryField>;

type Reading = Pick<LocalInventory, "sheet" | "encoding" | "delimiter" | "rows">;

/**
 * Finds sheet, encoding, delimiter, header and columns of a file by the same means as an upload, and keeps it open for as
 * long as the work takes. Any size, flat memory.
 */
export async function withLocalInventory<Result>(
  file: string,
  chosen: ChosenColumns,
  work: (inventory: LocalInventory) => Promise<Result>,
): Promise<Result> {
  const { size } = await fs.promises.stat(file);
  const head = await headOfFile(file);
  if (isDelimited(head)) return work(await inventoryOf(await readText(file, head), chosen));
  return withTables({ path: file, bytes: size, head }, async (tables) => {
    const sheet = await chooseSheet(tables);
    const rows = () => tables.rows(sheet);
    const name = tables.sheets[sheet]?.name ?? "";
    return work(await inventoryOf({ sheet: name, encoding: "utf-8", delimiter: ",", rows }, chosen));
  });
}

async function readText(file: string, head: Uint8Array): Promise<Reading> {
  const encoding = await encodingOf(head, fs.createReadStream(file));
  const text = new TextDecoder(encoding).decode(head.subarray(0, head.length - (head.length % 2)));
  const shape = { encoding, delimiter: guessDelimiter(text) };
  return { sheet: null, ...shape, rows: () => readCsv(fs.createReadStream(file), shape) };
}

async function inventoryOf({ rows: all, ...shape }: Reading, chosen: ChosenColumns): Promise<LocalInventory> {
  const sample = await sampleRows(all());
  if (sample.length === 0) throw new UnreadableFileError("The file is empty.");
  const isGiven = sample[0]?.line === GIVEN_HEADER;
  if (isGiven && sample.length === 1) throw new UnreadableFileError("The file holds no phone.");
  const found = isGiven ? { index: 0, mapping: [] } : findHeaderRow(sample.map(({ cells }) => cells));
  const header = found ? sample[found.index] : sample[0];
  if (!header && !found) throw new UnreadableFileError(NO_MACS);
  const headers = header?.cells ?? (found?.mapping ?? []).map((_, index) => `Column ${index + 1}`);
  const below = sample.filter(({ line }) => line > (header?.line ?? 0)).map(({ cells }) => cells);
  const columns = withChosen(mapColumns(headers, below), chosen);
  if (!columns.some(({ field }) => field === "mac")) throw new UnreadableFileError(whyNoMac(columns));
  const headerRow = header?.line ?? 0;
  return { ...shape, headerRow, columns, rows: () => rowsBelow(all(), headerRow) };
}

const NO_MACS =
  "No column of the file holds MAC addresses. Name one MAC Address, or put the addresses in the first column.";

function whyNoMac(columns: readonly MappedColumn[]): string {
  const open = columns.filter(({ proposal }) => proposal === "mac").map(({ header }) => `“${header}”`);
  return open.length === 0
    ? NO_MACS
    : `Nobody has said which column holds the phone's MAC address: ${open.join(" or ")}. Say so with --column "NAME=mac".`;
}

/** The columns with what a person said of some by their headers; a field they chose is read from their column alone. */
function withChosen(columns: MappedColumn[], chosen: ChosenColumns): MappedColumn[] {
  const unknown = [...chosen.keys()].find((name) => !columns.some(({ header }) => header.trim() === name));
  if (unknown !== undefined) throw new UnreadableFileError(`The file has no column “${unknown}”.`);
  const fields = new Set([...chosen.values()]);
  return columns.map((column) => {
    const field = chosen.get(column.header.trim());
    if (field) return { ...column, field, order: 0, proposal: null, confidence: "alias", reason: "Chosen." };
    const isReplaced = column.field !== null && column.field !== "extra" && fields.has(column.field);
    return isReplaced || (column.proposal && fields.has(column.proposal))
      ? { ...column, field: null, order: 0, proposal: null, confidence: "none", reason: "Another was chosen." }
      : column;
  });
}
