import "server-only";
// Writes a workbook of one sheet while it is sent. Texts are texts by their type, so nothing in them is ever run and no
// digit is lost, and their columns are formatted as text, so that this stays so when somebody edits them.
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { download } from "@/lib/server/files/download";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** What a sheet holds, the header among them. */
export const XLSX_ROWS = 1_048_576;
const CELL_LENGTH = 32_767;

/** `width` in characters. */
export type XlsxColumn = { header: string; width: number; isNumber?: boolean };
export type XlsxCell = string | number | null;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** A download that is made while it is sent: `rows` are asked for as fast as the other side takes them. */
export function xlsxDownload(
  filename: string,
  sheet: string,
  columns: readonly XlsxColumn[],
  rows: AsyncIterable<readonly (readonly XlsxCell[])[]>,
): Response {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const source = Readable.from(sheetXml(columns, rows), { objectMode: false });
  source.on("error", (error) => output.destroy(error));
  output.once("close", () => source.destroy()); // the other side went away
  const small: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PARTS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PARTS}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${PARTS}.worksheet+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
  };
  for (const [name, xml] of Object.entries(small)) zip.addBuffer(Buffer.from(XML + xml), name);
  zip.addReadStream(source, "xl/worksheets/sheet1.xml", { compressionLevel: 4 }); // 6 takes twice as long for a tenth
  zip.end();
  return download(filename, XLSX_TYPE, Readable.toWeb(output) as unknown as ReadableStream<Uint8Array>);
}

const relations = (parts: [kind: string, target: string][]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${parts
    .map(([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** Formats that cells name by position: 0 as it comes, 1 text, 2 the header. */
const [TEXT, HEADER] = [1, 2];
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

async function* sheetXml(
  columns: readonly XlsxColumn[],
  rows: AsyncIterable<readonly (readonly XlsxCell[])[]>,
): AsyncGenerator<string> {
  const letters = columns.map((_, index) => columnName(index));
  const widths = columns.map(
    ({ width, isNumber }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isNumber ? "" : ` style="${TEXT}"`}/>`,
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
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
    else
      xml += `<c r="${letters[at]}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

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
