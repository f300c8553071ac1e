import "server-only";
import { isMeant, isNamedArchive } from "@/lib/domain/inventory-file/texts/archive-names";
import { kindOfTextFile, type TextKind } from "@/lib/domain/inventory-file/texts/known-text";
import { isStatusPage, PAGE_COLUMNS, remarkCells, rowOrRemark } from "@/lib/domain/inventory-file/texts/status-pages";
import { TEXT_HEAD } from "@/lib/domain/inventory-file/texts/text-table";
import type { Archive } from "@/lib/files/archive";
import type { CsvRow } from "@/lib/files/csv-row";
import { isTar } from "@/lib/files/tar";
import { AppError } from "@/lib/server/errors";
import { detectEncoding, encodingOf, guessDelimiter, readCsv } from "@/lib/server/files/csv/csv";
import { kindOfFile } from "@/lib/server/files/file-kind";
import { GIVEN_HEADER, rowsOfTable, type Tables } from "@/lib/server/files/tables/tables";
import { tablesOrThrow, textOfHead, wholeText } from "@/lib/server/files/tables/whole-text";

const MOST_PAGE_BYTES = 1_000_000;
const MOST_SHEETS = 500;

type Sheet = { name: string; bytes: number; rows: () => AsyncGenerator<CsvRow[]> };
type Found = {
  pages: string[];
  others: [name: string, why: string][];
  texts: Map<TextKind, string[]>;
  lists: string[];
};

/**
 * The tables of an archive: all saved pages as one, all texts of a kind from several switches as one, and every list by itself. An
 * archive inside is not opened. Throws an AppError when nothing in it can be read.
 */
export async function archiveTables(archive: Archive): Promise<Tables> {
  const found = await lookThrough(archive);
  const sheets: Sheet[] = [
    ...(found.pages.length > 0 ? [pagesSheet(archive, found)] : []),
    ...[...found.texts].flatMap(([kind, names]) => textSheets(archive, kind, names)),
    ...found.lists.map((name) => listSheet(archive, name)),
  ];
  if (sheets.length > MOST_SHEETS)
    throw new AppError(
      "too_large",
      `The ${archive.what} has more than ${MOST_SHEETS} lists. Join those with phones, or upload them by themselves.`,
    );
  if (sheets.length === 0) {
    const [first] = found.others;
    throw new AppError(
      "unsupported_type",
      first
        ? `This is a ${archive.what} without a list of phones. Of “${first[0]}” in it: ${first[1]}`
        : `This is an empty ${archive.what}. Choose one with lists or saved pages of phones.`,
    );
  }
  const at = (index: number): Sheet => {
    const sheet = sheets[index];
    if (sheet) return sheet;
    throw new AppError(
      "invalid_input",
      `The ${archive.what} has ${sheets.length} lists; there is none with number ${index}.`,
    );
  };
  return {
    sheets: sheets.map(({ name }) => ({ name, isHidden: false })),
    rows: (index) => at(index).rows(),
    bytesOf: (index) => at(index).bytes,
  };
}

async function lookThrough(archive: Archive): Promise<Found> {
  const found: Found = { pages: [], others: [], texts: new Map(), lists: [] };
  for (const name of archive.names) {
    if (!isMeant(name) || archive.bytesOf(name) === 0) continue;
    const head = await headOf(archive.read(name));
    if (isNamedArchive(name) || isArchive(head)) throw nested(archive, name);
    const why = whyUnreadable(head);
    if (why !== null) {
      found.others.push([name, why]);
      continue;
    }
    const start = textOfHead(head);
    const kind = kindOfTextFile(start);
    if (isStatusPage(start)) found.pages.push(name);
    else if (kind === null) found.lists.push(name);
    else found.texts.set(kind, [...(found.texts.get(kind) ?? []), name]);
  }
  return found;
}

async function headOf(bytes: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array();
  for await (const chunk of bytes) {
    head = Buffer.concat([head, chunk]).subarray(0, TEXT_HEAD);
    if (head.length === TEXT_HEAD) break;
  }
  return head;
}

const ARCHIVES = ["504b0304", "504b0506", "1f8b", "425a68", "fd377a58", "377abcaf", "52617221"];

function isArchive(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 8)).toString("hex");
  return ARCHIVES.some((magic) => start.startsWith(magic)) || isTar(head);
}

const nested = ({ what }: Archive, name: string) =>
  new AppError(
    "unsupported_type",
    `This is a ${what} with another archive or a workbook in it (“${name}”). Unpack it and upload what is inside by itself.`,
  );

function whyUnreadable(head: Uint8Array): string | null {
  try {
    kindOfFile(head);
    return head.includes(0) && detectEncoding(head) === "utf-8" ? "This is no text file." : null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

const bytesIn = (archive: Archive, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + archive.bytesOf(name), 0);

/** A page a row, under its file's name; one that cannot be read is a row without a phone, which says why. */
function pagesSheet(archive: Archive, { pages, others }: Found): Sheet {
  return {
    name: "Status pages",
    bytes: bytesIn(archive, pages),
    async *rows() {
      yield [{ line: GIVEN_HEADER, cells: [...PAGE_COLUMNS] }];
      let line = 0;
      for (const name of pages) {
        line += 1;
        const isLarge = archive.bytesOf(name) > MOST_PAGE_BYTES;
        if (isLarge) yield [{ line, cells: remarkCells(name, "The file is larger than any page of a phone.") }];
        else yield [rowOrRemark(await wholeText(archive.read(name), archive.bytesOf(name)), name, line)];
      }
      for (const [name, why] of others) {
        line += 1;
        yield [{ line, cells: remarkCells(name, why) }];
      }
    },
  };
}

/** Texts whose columns are always the same are one table; of others each is one. */
function textSheets(archive: Archive, kind: TextKind, names: readonly string[]): Sheet[] {
  if (kind.columns === null || names.length === 1)
    return names.map((name) => ({
      name,
      bytes: archive.bytesOf(name),
      rows: async function* () {
        const [table] = await tablesIn(archive, kind, name);
        if (table) yield* rowsOfTable(table);
      },
    }));
  const header = [...kind.columns, "File"];
  return [
    {
      name: `${names.length} texts`,
      bytes: bytesIn(archive, names),
      rows: async function* () {
        yield [{ line: GIVEN_HEADER, cells: header }];
        let line = 0;
        for (const name of names) {
          const tables = await tablesIn(archive, kind, name);
          const cells = tables.flatMap(({ rows }) => rows.map((row) => [...row.cells, `${name}, line ${row.line}`]));
          yield cells.map((each) => ({ line: ++line, cells: each }));
        }
      },
    },
  ];
}

const tablesIn = async (archive: Archive, kind: TextKind, name: string) =>
  tablesOrThrow(kind.read(await wholeText(archive.read(name), archive.bytesOf(name))));

function listSheet(archive: Archive, name: string): Sheet {
  return {
    name,
    bytes: archive.bytesOf(name),
    async *rows() {
      const head = await headOf(archive.read(name));
      const encoding = await encodingOf(head, archive.read(name));
      const text = new TextDecoder(encoding).decode(head.subarray(0, head.length - (head.length % 2)));
      yield* readCsv(archive.read(name), { encoding, delimiter: guessDelimiter(text) });
    },
  };
}
