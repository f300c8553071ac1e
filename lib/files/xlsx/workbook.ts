// Reads an .xlsx or .xlsm as a stream: which sheets it has, and the rows of one of them. Cells become the strings they show;
// those that the workbook holds as numbers or dates are marked, because a MAC among them has lost digits.

import type { CsvRow } from "@/lib/files/csv-row";
import { FileError } from "@/lib/files/file-error";
import { type CellFormat, readCellFormats } from "@/lib/files/xlsx/cell-formats";
import { readSharedStrings, type SharedStrings } from "@/lib/files/xlsx/shared-strings";
import { SheetRows } from "@/lib/files/xlsx/sheet-rows";
import { attributeOf, readWholeXml, readXml } from "@/lib/files/xlsx/xml";
import type { Zip } from "@/lib/files/zip";

export type Sheet = { name: string; isHidden: boolean; part: string };

export type Workbook = {
  /** Sheets with cells, in the order of their tabs; those of charts and macros are left out. */
  sheets: Sheet[];
  /** Rows of a sheet that hold anything, in batches, with their own numbers as `line`. */
  rows: (sheet: number) => AsyncGenerator<CsvRow[]>;
  /** At most so many bytes come out of a sheet. */
  bytesOf: (sheet: number) => number;
};

/** The workbook of an open archive; `part` is where it begins. */
export async function readWorkbook(zip: Zip, part: string): Promise<Workbook> {
  if (zip.names.length > MOST_PARTS)
    throw new FileError(
      "invalid_input",
      `The workbook has ${zip.names.length} parts. Save the sheet as a new .xlsx or CSV.`,
    );
  const related = await readRelations(zip, part);
  const targets = new Map(related.map((relation) => [relation.id, relation]));
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readWholeXml(zip.read(part), {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const target = targets.get(attributeOf(attributes, "id") ?? "");
      if (target?.kind !== "worksheet" || !zip.has(target.part)) return;
      sheets.push({
        name: attributes.name?.slice(0, LONGEST_NAME) || `Sheet ${sheets.length + 1}`,
        isHidden: attributes.state === "hidden" || attributes.state === "veryHidden",
        part: target.part,
      });
      if (sheets.length > MOST_SHEETS)
        throw new FileError(
          "too_large",
          `The workbook has more than ${MOST_SHEETS} sheets. Save the one with the phones alone.`,
        );
    },
    close: () => {},
  });
  if (sheets.length === 0)
    throw new FileError(
      "invalid_input",
      "The workbook has no sheet with cells. Choose one with a header row and one phone a row.",
    );

  const partOf = (kind: string) => related.find((each) => each.kind === kind && zip.has(each.part))?.part;
  let known: Promise<{ strings: SharedStrings | null; formats: CellFormat[] }> | undefined;
  async function readKnown() {
    const [texts, styles] = [partOf("sharedStrings"), partOf("styles")];
    return {
      strings: texts ? await readSharedStrings(zip.read(texts)) : null,
      formats: styles ? await readCellFormats(zip.read(styles)) : [],
    };
  }

  return {
    sheets,
    bytesOf: (sheet) => zip.bytesOf(sheetAt(sheets, sheet).part),
    async *rows(index) {
      const sheet = sheetAt(sheets, index);
      known ??= readKnown();
      const found = new SheetRows({ sheet: sheet.name, is1904, ...(await known) });
      for await (const _ of readXml(zip.read(sheet.part), found)) {
        const batch = found.take();
        if (batch.length > 0) yield batch;
      }
    },
  };
}

/** A large workbook with pictures has some hundred. */
const MOST_PARTS = 5_000;
const MOST_SHEETS = 500;
const LONGEST_NAME = 200;

function sheetAt(sheets: Sheet[], index: number): Sheet {
  const sheet = sheets[index];
  if (!sheet)
    throw new FileError(
      "invalid_input",
      `The workbook has ${sheets.length} sheets; there is none with number ${index}.`,
    );
  return sheet;
}

/** What an archive is that holds no workbook we read. */
const OTHER_KINDS: [string, string][] = [
  ["xl/workbook.bin", "a binary Excel workbook (.xlsb). Save it as .xlsx and upload that"],
  ["content.xml", "an OpenDocument file. Save the sheet as .xlsx or CSV and upload that"],
  ["word/document.xml", "a Word document. Choose a workbook, a CSV or a text file"],
  ["ppt/presentation.xml", "a presentation. Choose a workbook, a CSV or a text file"],
  ["Index/Document.iwa", "a Numbers document. Export it as .xlsx or CSV and upload that"],
];

/** Where the workbook of an archive begins; `null`: there is none. Throws an FileError that names another kind of document. */
export async function workbookPart(zip: Zip): Promise<string | null> {
  const root = zip.has("_rels/.rels") ? await readRelations(zip, "") : [];
  const part = root.find(({ kind }) => kind === "officeDocument")?.part ?? "xl/workbook.xml";
  const other = OTHER_KINDS.find(([name]) => zip.has(name));
  if (other) throw new FileError("unsupported_type", `This is ${other[1]}.`);
  if (zip.has(part)) return part;
  if (zip.has("[Content_Types].xml"))
    throw new FileError(
      "unsupported_type",
      "This is an Office document without a sheet. Save the list of phones as .xlsx or CSV.",
    );
  return null;
}

type Relation = { id: string; kind: string; part: string };

/** Which parts a part names, and what for. The archive itself is named by an empty text. */
async function readRelations(zip: Zip, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf("/");
  const [dir, base] = [part.slice(0, Math.max(0, slash)), part.slice(slash + 1)];
  const file = `${dir === "" ? "" : `${dir}/`}_rels/${base}.rels`;
  const relations: Relation[] = [];
  if (!zip.has(file)) return relations;
  await readWholeXml(zip.read(file), {
    open(name, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) {
      if (name !== "Relationship" || mode === "External" || relations.length > MOST_RELATIONS) return;
      const kind = type.slice(type.lastIndexOf("/") + 1);
      const from = target.startsWith("/") ? target : `/${dir}/${target}`;
      relations.push({ id, kind, part: normalised(from) });
    },
    close: () => {},
  });
  return relations;
}

const MOST_RELATIONS = 5_000;

/** A path from the root without `.`, `..` and double slashes; nothing leads above the root. */
function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
