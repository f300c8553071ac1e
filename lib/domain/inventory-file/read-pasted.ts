import { parseLoad } from "@/lib/domain/phone/load";
import { type Mac, parseMac } from "@/lib/domain/phone/mac";
import { parseProduct } from "@/lib/domain/phone/pid";
import { isMac } from "./column-values";
import { FIELD_OF_HEADER, type InventoryField, labelOfField, normaliseHeader } from "./fields";
import type { InventoryPhone, ReadRow, RowIssue } from "./inventory-phone";
import { type ColumnMapping, type MappedColumn, mapColumns, toColumnMapping } from "./map-columns";
import { createRowReader } from "./read-row";
import { splitCells, splitRecords } from "./split-text";

/** What one line of a pasted text was read as. Without a phone its issues say why; `mac` is null where the line names none. */
export type PastedLine = {
  line: number;
  text: string;
  mac: Mac | null;
  phone: InventoryPhone | null;
  issues: readonly RowIssue[];
};

type RowReader = (cells: readonly string[], line: number) => ReadRow;
type Table = { delimiter: string; width: number; mac: number; read: RowReader };

/** Stands where a line names no MAC: a verdict needs none, but the reader of inventory rows does. */
const NO_MAC = "020000000000";
const DELIMITERS = ["\t", ";", ","] as const;
const SAMPLE_ROWS = 20;

const LOOSE_FIELDS = ["mac", "pid", "vid", "load", "serial", "runningFirmware"] as const satisfies InventoryField[];
type Loose = Record<(typeof LOOSE_FIELDS)[number], string>;

/**
 * Reads whatever people paste: order codes with or without VID, MAC lists, `show inventory` lines, tables with a header, and
 * any mixture of them. A header makes a table of the lines below it that have its cells; all else is read word by word.
 */
export function* readPasted(text: string): Generator<PastedLine> {
  const records = splitRecords(text);
  const readLoose = createRowReader([...LOOSE_FIELDS], ["MAC", "PID", "VID", "Load", "Serial", "Firmware"]);
  let table: Table | null = null;
  for (const [index, { line, text: record }] of records.entries()) {
    if (record.trim() === "") continue;
    const header = headerOf(record);
    if (header) {
      const below = records.slice(index + 1, index + 1 + SAMPLE_ROWS);
      const columns = mapColumns(
        header.names,
        below.map((row) => splitCells(row.text, header.delimiter)),
      );
      table = tableOf(header, columns);
      const issues = columns.flatMap((column) => askedIssue(column, line));
      if (issues.length > 0) yield { line, text: record, mac: null, phone: null, issues };
      continue;
    }
    const cells: string[] | null = table && splitCells(record, table.delimiter);
    if (table && cells && (table.width === 1 || cells.length > 1)) yield readCells(table, cells, line, record);
    else yield readWords(readLoose, line, record);
  }
}

type Header = { delimiter: string; names: string[] };

/** A line whose cells are names of columns, at least two of them, or nothing but one. */
function headerOf(record: string): Header | null {
  let best: (Header & { known: number }) | null = null;
  for (const delimiter of DELIMITERS) {
    const names = splitCells(record, delimiter);
    const known = names.filter((name) => FIELD_OF_HEADER.has(normaliseHeader(name))).length;
    if (known > (best?.known ?? 0)) best = { delimiter, names, known };
  }
  if (!best || best.names.some((name) => isMac(name.trim()))) return null;
  const isAlone = best.known === 1 && best.names.length === 1;
  return best.known > 1 || isAlone ? best : null;
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

function readCells({ width, mac, read }: Table, cells: string[], line: number, text: string): PastedLine {
  const hasMac = (cells[mac] ?? "").trim() !== "" && mac < width;
  const filled = hasMac
    ? cells
    : [...cells.slice(0, width), ...Array<string>(Math.max(0, width - cells.length)).fill("")];
  if (!hasMac) filled[mac] = NO_MAC;
  return lineOf(read(filled, line), { line, text, hasMac });
}

function readWords(read: RowReader, line: number, text: string): PastedLine {
  const loose = looseOf(text);
  const hasMac = loose.mac !== "";
  const isNothing =
    !hasMac && loose.vid === "" && loose.load === "" && !/\d/.test(loose.pid) && !parseProduct(loose.pid);
  if (isNothing) {
    const message = "Neither a MAC nor an order code can be read in this line, so it was left out.";
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
  const cells = LOOSE_FIELDS.map((field) => (field === "mac" && !hasMac ? NO_MAC : loose[field]));
  return lineOf(read(cells, line), { line, text, hasMac });
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

/** `PID: CP-8841-K9=, VID: V05, SN: …`: what a word before it says a word is. */
const LABEL = /^(PID|VID|SN|S\/N|MAC|SERIAL|MODEL|LOAD)[:=]$/i;
const LABELLED = /^(PID|VID|SN|S\/N|MAC|SERIAL|MODEL|LOAD)[:=](.+)$/i;
const SERIAL = /^[A-Z]{3}\d{4}[0-9A-Z]{4}$/i;
const VID = /^V\d{1,2}$/i;
/** Not every one is a MAC, but each was meant as one: the reader says what is wrong with it. */
const MEANT_AS_MAC =
  /^SEP[0-9A-F]{6,}$|^[0-9A-FO]{11,13}$|^(?:[0-9A-F]{1,2}[:-]){4,5}[0-9A-F]{1,2}$|^[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{1,4}$|^\d(?:[.,]\d+)?E\+\d+$/i;

/** The words of a line, each where it belongs; what belongs nowhere else is the product. */
function looseOf(text: string): Loose {
  const loose: Loose = { mac: "", pid: "", vid: "", load: "", serial: "", runningFirmware: "" };
  const product: string[] = [];
  let label = "";
  for (const word of text.replaceAll('"', " ").split(/[\s,;|]+/)) {
    if (word === "") continue;
    if (LABEL.test(word)) {
      label = word.slice(0, -1).toUpperCase();
      continue;
    }
    const [, named, rest] = LABELLED.exec(word) ?? [];
    const said: string = named?.toUpperCase() ?? label;
    const value = rest ?? word;
    label = "";
    const field = fieldOf(value, said);
    if (field === "pid") product.push(value);
    else if (loose[field] === "") loose[field] = value;
  }
  return { ...loose, pid: product.join(" ") };
}

function fieldOf(word: string, said: string): keyof Loose {
  if (said === "VID" || VID.test(word)) return "vid";
  if (said === "MAC" || (said === "" && (parseMac(word).ok || MEANT_AS_MAC.test(word)))) return "mac";
  if (said === "SN" || said === "S/N" || said === "SERIAL" || SERIAL.test(word)) return "serial";
  if (said === "LOAD" || isLoad(word)) return "load";
  return /^ENTERPRISE$/i.test(word) ? "runningFirmware" : "pid";
}

/** A load of a family, or a release written as one. An order code has no dot in it. */
function isLoad(word: string): boolean {
  const load = parseLoad(word);
  return (
    load !== null &&
    (load.family !== null || load.firmware === "in-transition" || (load.version !== null && word.includes(".")))
  );
}
