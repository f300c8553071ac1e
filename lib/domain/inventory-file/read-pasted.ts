import type { Mac } from "@/lib/domain/phone/mac";
import { parseProduct } from "@/lib/domain/phone/pid";
import { isMac } from "./column-values";
import { FIELD_OF_HEADER, labelOfField, normaliseHeader } from "./fields";
import type { InventoryPhone, ReadRow, RowIssue } from "./inventory-phone";
import { type ColumnMapping, mapColumns, toColumnMapping } from "./map-columns";
import type { MappedColumn } from "./mapped-column";
import { createRowReader } from "./read-row";
import { splitCells, splitRecords } from "./split-text";
import { kindOfText } from "./texts/known-text";
import { LOOSE_FIELDS, LOOSE_NAMES, type LooseField, looseOf } from "./texts/loose-words";
import type { TextTable } from "./texts/text-table";

/** What one line of a pasted text was read as. Without a phone its issues say why; `mac` is null where the line names none. */
export type PastedLine = {
  line: number;
  text: string;
  mac: Mac | null;
  phone: InventoryPhone | null;
  issues: readonly RowIssue[];
};

type RowReader = (cells: readonly string[], line: number, numeric?: readonly number[]) => ReadRow;
type Table = { delimiter: string; width: number; mac: number; read: RowReader };

/** Stands where a line names no MAC: a verdict needs none, but the reader of inventory rows does. */
const NO_MAC = "020000000000";
const DELIMITERS = ["\t", ";", ","] as const;
const SAMPLE_ROWS = 20;

/**
 * Reads whatever people paste: order codes with or without VID, MAC lists, `show inventory` lines, tables with a header, and
 * any mixture of them, or one text of a kind with a reader of its own (JSON, what a switch prints, …). A header makes a table of the
 * lines below it that have its cells; all else is read word by word.
 */
export function* readPasted(text: string): Generator<PastedLine> {
  const kind = kindOfText(text);
  if (!kind) return yield* readLines(text);
  const tables = kind.read(text);
  if (tables.ok) for (const table of tables.value) yield* readTable(table);
  else yield nothingRead(1, text.slice(0, LONGEST_SHOWN), tables.error.message);
}

const LONGEST_SHOWN = 200;

/** `numeric`: positions of cells that a workbook holds as numbers or dates. */
export type PastedRow = TextTable["rows"][number] & { numeric?: readonly number[] };

/** The rows of a table, such as a sheet of a workbook or what a reader made of a text, as lines. */
export function* readTable(found: { header: readonly string[]; rows: readonly PastedRow[] }): Generator<PastedLine> {
  const names = [...found.header];
  const samples = found.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  const columns = mapColumns(names, samples);
  const table = tableOf({ delimiter: "", names }, columns);
  const first = found.rows[0]?.line ?? 1;
  const issues = columns.flatMap((column) => askedIssue(column, first));
  if (issues.length > 0) yield { line: first, text: names.join(" "), mac: null, phone: null, issues };
  for (const { line, cells, numeric } of found.rows)
    yield readCells(table, cells, { line, text: cells.join(" ").trim(), numeric });
}

function* readLines(text: string): Generator<PastedLine> {
  const records = splitRecords(text);
  const readLoose = createRowReader([...LOOSE_FIELDS], LOOSE_NAMES);
  let table: Table | null = null;
  let under: LooseField | null = null;
  for (const [index, { line, text: record }] of records.entries()) {
    if (record.trim() === "") continue;
    const header = headerOf(record);
    if (header && header.names.length > 1) {
      const below = records.slice(index + 1, index + 1 + SAMPLE_ROWS);
      const columns = mapColumns(
        header.names,
        below.map((row) => splitCells(row.text, header.delimiter)),
      );
      table = tableOf(header, columns);
      under = null;
      const issues = columns.flatMap((column) => askedIssue(column, line));
      if (issues.length > 0) yield { line, text: record, mac: null, phone: null, issues };
      continue;
    }
    if (header) {
      under = loneFieldOf(record);
      continue;
    }
    const cells: string[] | null = table && splitCells(record, table.delimiter);
    if (table && cells && cells.length > 1) yield readCells(table, cells, { line, text: record });
    else yield readWords(readLoose, line, record, under);
  }
}

type Header = { delimiter: string; names: string[] };

/** A line whose cells are names of columns, at least two of them, or nothing but one. A colon makes a label of it. */
function headerOf(record: string): Header | null {
  let best: (Header & { known: number }) | null = null;
  for (const delimiter of DELIMITERS) {
    const names = splitCells(record, delimiter);
    const known = names.filter((name) => FIELD_OF_HEADER.has(normaliseHeader(name))).length;
    if (known > (best?.known ?? 0)) best = { delimiter, names, known };
  }
  if (!best || best.names.some((name) => isMac(name.trim()))) return null;
  const isAlone = best.known === 1 && best.names.length === 1 && !record.includes(":");
  return best.known > 1 || isAlone ? best : null;
}

/**
 * What a header that stands alone says of single words below it. It makes no table: it may be a word of any text, and would take all
 * lines below for its own.
 */
function loneFieldOf(record: string): LooseField | null {
  const field = FIELD_OF_HEADER.get(normaliseHeader(record))?.field;
  return LOOSE_FIELDS.find((each) => each === field) ?? null;
}

/** Nobody can be asked here what a column holds that could mean two things: it is not read, and said so. */
function askedIssue({ proposal, header, index, reason }: MappedColumn, line: number): RowIssue[] {
  if (proposal === null) return [];
  const message = `“${header.trim()}” is not read. ${reason} If it is the ${labelOfField(proposal)}, name the column so.`;
  return [
    { severity: "warning", line, index, column: header, field: null, code: "column-asked", value: header, message },
  ];
}

function tableOf({ delimiter, names }: Header, columns: readonly MappedColumn[]): Table {
  const mapping: ColumnMapping = toColumnMapping(columns);
  const mac = mapping.indexOf("mac");
  const isMacMissing = mac < 0;
  const read = createRowReader(isMacMissing ? [...mapping, "mac"] : mapping, isMacMissing ? [...names, "MAC"] : names);
  return { delimiter, width: names.length, mac: isMacMissing ? names.length : mac, read };
}

type Place = { line: number; text: string; numeric?: readonly number[] | undefined };

function readCells({ width, mac, read }: Table, cells: string[], { line, text, numeric }: Place): PastedLine {
  const hasMac = (cells[mac] ?? "").trim() !== "" && mac < width;
  const filled = hasMac
    ? cells
    : [...cells.slice(0, width), ...Array<string>(Math.max(0, width - cells.length)).fill("")];
  if (!hasMac) filled[mac] = NO_MAC;
  const found = read(filled, line, numeric);
  if (!hasMac && found.phone && saysNothing(found.phone)) {
    const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
    return nothingRead(line, text, `Neither a MAC nor an order code can be read in “${shown}”, so it was left out.`);
  }
  return lineOf(found, { line, text, hasMac });
}

/** A row such as a total, or a page that could not be read: it is no phone whose facts are missing. */
const saysNothing = ({ pid, vid, load, serial, productName }: InventoryPhone): boolean =>
  [pid, vid, load, serial, productName].every((each) => each === null);

function readWords(read: RowReader, line: number, text: string, under: LooseField | null): PastedLine {
  const loose = looseOf(text, /\s/.test(text.trim()) ? null : under);
  const hasMac = loose.mac !== "";
  const isNothing =
    !hasMac && loose.vid === "" && loose.load === "" && !/\d/.test(loose.pid) && !parseProduct(loose.pid);
  if (isNothing)
    return nothingRead(line, text, "Neither a MAC nor an order code can be read in this line, so it was left out.");
  const cells = LOOSE_FIELDS.map((field) => (field === "mac" && !hasMac ? NO_MAC : loose[field]));
  return lineOf(read(cells, line), { line, text, hasMac });
}

function nothingRead(line: number, text: string, message: string): PastedLine {
  const issue = {
    severity: "warning",
    line,
    index: -1,
    column: "",
    field: null,
    code: "nothing-read",
    value: text,
    message,
  } as const;
  return { line, text, mac: null, phone: null, issues: [issue] };
}

function lineOf({ phone, issues }: ReadRow, { line, text, hasMac }: { line: number; text: string; hasMac: boolean }) {
  // Here nothing is stored that could be mapped later.
  const said = issues.map((issue) =>
    issue.code === "model-unrecognised"
      ? { ...issue, message: `“${issue.value}” is not a model we know. Write it as on the label, such as CP-8841-K9=.` }
      : issue,
  );
  return { line, text, phone, mac: phone && hasMac ? phone.mac : null, issues: said };
}
