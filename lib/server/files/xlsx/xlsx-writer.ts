import "server-only";
// Writes a workbook while it is sent. Texts are texts by their type, so nothing in them is ever run and no digit is lost, and
// their columns are formatted as text, so that this stays so when somebody edits them. Money enters as decimal text that was
// made of integers, so no float is ever printed.
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { download } from "@/lib/server/files/download";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** What a sheet holds, the header among them. */
export const XLSX_ROWS = 1_048_576;
const CELL_LENGTH = 32_767;

/** `width` in characters. */
export type XlsxColumn = { header: string; width: number; isNumber?: boolean };
/** `money` and `total` are decimal text with the digits of its currency; `percent` is basis points, `day` is "2026-11-28". */
export type XlsxCell =
  | string
  | number
  | null
  | { money: string; isTotal?: boolean }
  | { percent: number }
  | { day: string };
export type XlsxRows = AsyncIterable<readonly (readonly XlsxCell[])[]>;
export type XlsxSheet = { name: string; columns: readonly XlsxColumn[]; rows: XlsxRows };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** A workbook of one sheet. */
export function xlsxDownload(
  filename: string,
  sheet: string,
  columns: readonly XlsxColumn[],
  rows: XlsxRows,
): Response {
  return workbookDownload(filename, [{ name: sheet, columns, rows }]);
}

/**
 * A download that is made while it is sent: the rows of a sheet are asked for when the sheet before it is done, as fast as the
 * other side takes them.
 */
export function workbookDownload(filename: string, sheets: readonly XlsxSheet[]): Response {
  return download(filename, XLSX_TYPE, Readable.toWeb(workbook(sheets)) as unknown as ReadableStream<Uint8Array>);
}

/** The bytes of a workbook. */
function workbook(sheets: readonly XlsxSheet[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const overrides = sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${PARTS}.worksheet+xml"/>`,
  );
  const names = sheetNames(sheets);
  const small: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PARTS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PARTS}.styles+xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, at): [string, string] => ["worksheet", `worksheets/sheet${at + 1}.xml`]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
  };
  for (const [name, xml] of Object.entries(small)) zip.addBuffer(Buffer.from(XML + xml), name);
  sheets.forEach(({ columns, rows }, at) => {
    const open = (done: (error: unknown, stream: Readable) => void) => {
      const source = Readable.from(sheetXml(columns, rows, at === 0), { objectMode: false });
      source.on("error", (error) => output.destroy(error));
      output.once("close", () => source.destroy()); // the other side went away
      done(null, source);
    };
    // 6 takes twice as long for a tenth
    zip.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, { compressionLevel: 4 }, open);
  });
  zip.end();
  return output;
}

/** A spreadsheet calls the file damaged for `[]:*?/\\`, for 32 characters, for an apostrophe at an end, and for two of one name. */
function sheetNames(sheets: readonly XlsxSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, at) => {
    const plain = name
      .replace(/[[\]:*?/\\]/g, " ")
      .slice(0, 31)
      .trim()
      .replace(/^'+|'+$/g, "");
    const held = plain === "" || taken.has(plain.toLowerCase()) ? `Sheet ${at + 1}` : plain;
    taken.add(held.toLowerCase());
    return held;
  });
}

const relations = (parts: [kind: string, target: string][]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${parts
    .map(([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** Formats that cells name by position: 0 as it comes, 1 text, 2 the header, 3 percent, 4 a day, 5 to 7 money, 8 to 10 its totals. */
const [TEXT, HEADER, PERCENT, DAY, MONEY, TOTAL] = [1, 2, 3, 4, 5, 8];
/** Amounts by the digits of their currency: none, two or three; its code stands in the header. */
const MONEY_FORMATS = ["#,##0", "#,##0.00", "#,##0.000"];
const XFS = [
  "<xf/>",
  ...[0, 1].map((font) => `<xf numFmtId="49" fontId="${font}" applyNumberFormat="1" applyFont="1"/>`),
  ...[10, 14].map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`),
  ...[0, 1].flatMap((font) =>
    MONEY_FORMATS.map((_, at) => `<xf numFmtId="${164 + at}" fontId="${font}" applyNumberFormat="1" applyFont="1"/>`),
  ),
];
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="${MONEY_FORMATS.length}">${MONEY_FORMATS.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join("")}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${XFS.length}">${XFS.join("")}</cellXfs></styleSheet>`;

async function* sheetXml(columns: readonly XlsxColumn[], rows: XlsxRows, isShown: boolean): AsyncGenerator<string> {
  const letters = columns.map((_, index) => columnName(index));
  const widths = columns.map(
    ({ width, isNumber }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isNumber ? "" : ` style="${TEXT}"`}/>`,
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${isShown ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
  yield rowXml(
    1,
    columns.map(({ header }) => header),
    letters,
    HEADER,
  );
  let line = 1;
  for await (const batch of rows) {
    let xml = "";
    for (const cells of batch) xml += rowXml(++line, cells, letters, TEXT);
    yield xml;
  }
  const table = `A1:${letters.at(-1)}${line}`;
  yield `</sheetData><autoFilter ref="${table}"/><ignoredErrors><ignoredError sqref="${table}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

function rowXml(line: number, cells: readonly XlsxCell[], letters: readonly string[], style: number): string {
  let xml = `<row r="${line}">`;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (cell === null || cell === undefined || cell === "") continue;
    if (typeof cell === "number") xml += `<c r="${letters[at]}${line}"><v>${cell}</v></c>`;
    else if (typeof cell === "object") xml += valueXml(`${letters[at]}${line}`, cell);
    else
      xml += `<c r="${letters[at]}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

function valueXml(at: string, cell: Extract<XlsxCell, object>): string {
  if ("percent" in cell) return `<c r="${at}" s="${PERCENT}"><v>${cell.percent / 10_000}</v></c>`;
  if ("day" in cell) return `<c r="${at}" s="${DAY}"><v>${serialOf(cell.day)}</v></c>`;
  const { money, isTotal = false } = cell;
  if (!/^-?\d+(\.\d{1,3})?$/.test(money)) throw new RangeError(`“${money}” is no amount.`);
  const digits = money.split(".")[1]?.length ?? 0;
  return `<c r="${at}" s="${(isTotal ? TOTAL : MONEY) + Math.max(0, digits - 1)}"><v>${money}</v></c>`;
}

/** Days since 1899-12-30: a day has no time zone. */
const serialOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;

/** `A`, `Z`, `AA`, … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** What XML takes for its own, cannot hold, or would change, and texts that look like the escape for it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPECIAL = /[&<>"\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}|_(?=x[0-9A-Fa-f]{4}_)/u;
const EVERY_SPECIAL = new RegExp(SPECIAL.source, "gu");
const NAMED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Also cuts at what a cell can hold: a program would take the whole file for damaged. */
function escapeXml(text: string): string {
  const held = text.length > CELL_LENGTH ? text.slice(0, CELL_LENGTH) : text;
  if (!SPECIAL.test(held)) return held;
  return held.replace(
    EVERY_SPECIAL,
    (found) => NAMED[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}
