import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { kindOfTextFile } from "@/lib/domain/inventory-file/texts/known-text";
import { FileError } from "@/lib/files/file-error";
import { type Bytes, openTar } from "@/lib/files/tar";
import { readWorkbook, workbookPart } from "@/lib/files/xlsx/workbook";
import { AppError } from "@/lib/server/errors";
import { kindOfFile } from "@/lib/server/files/file-kind";
import { archiveTables } from "@/lib/server/files/tables/archive-tables";
import { rowsOfTable, type Tables } from "@/lib/server/files/tables/tables";
import { tablesOrThrow, textOfHead, wholeText } from "@/lib/server/files/tables/whole-text";
import { openZip } from "@/lib/server/files/zip/zip";

/** How a file comes to its rows: with delimiters, as a workbook, or by a reader that makes tables of it. */
export type FileFormat = "csv" | "xlsx" | "tables";
type OpenFormat = Exclude<FileFormat, "csv">;

/** Whether a file is read row by row with delimiters: all else comes as tables. Throws an AppError when it is nothing that we read. */
export const isDelimited = (head: Uint8Array): boolean =>
  kindOfFile(head) === "text" && kindOfTextFile(textOfHead(head)) === null;

/** Opens a workbook, an archive or a text of a known kind for as long as the work takes. */
export async function withTables<Result>(
  file: { path: string; bytes: number; head: Uint8Array },
  work: (tables: Tables, format: OpenFormat) => Promise<Result>,
): Promise<Result> {
  try {
    return await openFile(file, work);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { code, message, at } = error;
    throw new AppError(code, message, at ? { errors: [{ path: "file", ...at }] } : {});
  }
}

async function openFile<Result>(
  file: { path: string; bytes: number; head: Uint8Array },
  work: (tables: Tables, format: OpenFormat) => Promise<Result>,
): Promise<Result> {
  const { path, bytes, head } = file;
  switch (kindOfFile(head)) {
    case "zip": {
      const zip = await openZip(path, bytes);
      try {
        const part = await workbookPart(zip);
        if (part !== null) return await work(await readWorkbook(zip, part), "xlsx");
        return await work(await archiveTables({ what: "zip archive", ...zip }), "tables");
      } finally {
        zip.close();
      }
    }
    case "tar":
      return withBytes(path, bytes, async (all) => work(await archiveTables(await openTar(all)), "tables"));
    case "text":
      return work(await textTables(file), "tables");
  }
}

async function withBytes<Result>(
  path: string,
  length: number,
  work: (bytes: Bytes) => Promise<Result>,
): Promise<Result> {
  const handle = await open(path);
  try {
    return await work({
      length,
      piece: async (at, size) => (await handle.read(new Uint8Array(size), 0, size, at)).buffer,
      async *read(from, to) {
        yield* createReadStream(path, { start: from, end: to - 1 });
      },
    });
  } finally {
    await handle.close();
  }
}

async function textTables({ path, bytes, head }: { path: string; bytes: number; head: Uint8Array }): Promise<Tables> {
  const kind = kindOfTextFile(textOfHead(head));
  const tables = kind ? tablesOrThrow(kind.read(await wholeText(createReadStream(path), bytes))) : [];
  return {
    sheets: tables.map(({ name }) => ({ name, isHidden: false })),
    rows: async function* (index) {
      const table = tables[index];
      if (table) yield* rowsOfTable(table);
    },
    bytesOf: () => bytes,
  };
}
