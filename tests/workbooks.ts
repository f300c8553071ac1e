import { type Options, ZipFile } from "yazl";

/** Workbooks and archives for tests, part by part, so that every oddity can be put into one. */

type Part = string | Uint8Array;

export async function makeZip(parts: Record<string, Part>, options: Partial<Options> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part as string), name, options);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** `data`: what stands inside `<sheetData>`; `xml`: the whole part instead. */
type SheetPart = { name: string; data?: string; xml?: string; state?: "hidden" | "veryHidden" };
type Book = { sheets: SheetPart[]; shared?: string[]; styles?: string; parts?: Record<string, Part> };

/** Parts of a workbook. `shared` are the insides of `<si>`. */
export function bookParts({ sheets, shared, styles, parts = {} }: Book): Record<string, Part> {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="s${index}"/>`,
  );
  const related = [
    ...sheets.map((_, index) => relation(`s${index}`, "worksheet", `worksheets/sheet${index + 1}.xml`)),
    ...(shared ? [relation("t", "sharedStrings", "sharedStrings.xml")] : []),
    ...(styles ? [relation("f", "styles", "styles.xml")] : []),
  ];
  return {
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation("w", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related.join("")}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ data = "", xml }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        xml ?? `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...(shared
      ? {
          "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}">${shared.map((each) => `<si>${each}</si>`).join("")}</sst>`,
        }
      : {}),
    ...(styles ? { "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` } : {}),
    ...parts,
  };
}

export const makeBook = (book: Book): Promise<Buffer> => makeZip(bookParts(book));

/** Rows of inline texts; a number stays a number, null is a cell that is not there. */
export function sheetData(rows: readonly (readonly (string | number | null)[])[], firstLine = 1): string {
  return rows
    .map((cells, index) => {
      const line = firstLine + index;
      const inside = cells.map((cell, at) => {
        const reference = `${String.fromCharCode(65 + at)}${line}`;
        if (cell === null) return "";
        if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
        return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
      });
      return `<row r="${line}">${inside.join("")}</row>`;
    })
    .join("");
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
