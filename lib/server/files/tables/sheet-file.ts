import "server-only";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename } from "node:fs/promises";
import { env } from "@/lib/env";
import type { CsvRow } from "@/lib/files/csv-row";
// The chosen sheet of a workbook, or list of an archive, as lines of JSON beside the upload: unpacked once, then read as often as a text file, by
// the page that shows it, the check, the commit and the list of rejects.
import { AppError, codeOf } from "@/lib/server/errors";
import { withTables } from "@/lib/server/files/tables/open-tables";
import type { Tables } from "@/lib/server/files/tables/tables";
import {
  diskLow,
  headOfUpload,
  removeUnfinished,
  requireFreeDisk,
  sheetPath,
  sizeOfUpload,
  uploadPath,
} from "@/lib/server/files/uploads";

/** First line: which sheet this is, how wide its table and how many rows. Padded, because that is known at the end only. */
type Head = { sheet: number; width: number; rows: number };
const HEAD_LENGTH = 63;
const headLine = (head: Head) => `${JSON.stringify(head).padEnd(HEAD_LENGTH)}\n`;

type Line = [line: number, cells: string[], numeric?: readonly number[]];

const WRITTEN_AT_ONCE = 256 * 1024;

/** Opens the tables of an upload that is no CSV. */
export async function withUploadedTables<Result>(
  importId: string,
  work: Parameters<typeof withTables<Result>>[1],
): Promise<Result> {
  const bytes = await sizeOfUpload(importId);
  return withTables({ path: uploadPath(importId), bytes, head: await headOfUpload(importId) }, work);
}

/** Writes one sheet out. The file appears whole or not at all. */
export async function writeSheet(importId: string, tables: Tables, sheet: number): Promise<void> {
  // Texts that many cells share are written out for each of them: what comes out is capped as well as what goes in.
  const cap = env().REHOME_MAX_UPLOAD_MB * 1024 * 1024 * 2;
  await requireFreeDisk(Math.min(tables.bytesOf(sheet), cap));
  const target = sheetPath(importId);
  const unfinished = `${target}.${randomUUID()}.part`;
  const sink = createWriteStream(unfinished, { mode: 0o600 });
  const failed = once(sink, "error").then(([error]) => {
    throw error;
  });
  failed.catch(() => {}); // met below
  let [width, rows, length] = [0, 0, HEAD_LENGTH + 1];
  try {
    sink.write(headLine({ sheet, width, rows }));
    for await (const batch of tables.rows(sheet)) {
      let text = "";
      for (const [index, { line, cells, numeric }] of batch.entries()) {
        width = Math.max(width, cells.length);
        rows++;
        const row: Line = numeric ? [line, cells, numeric] : [line, cells];
        text += `${JSON.stringify(row)}\n`;
        if (text.length < WRITTEN_AT_ONCE && index < batch.length - 1) continue;
        length += text.length;
        if (length > cap) throw tooLarge();
        if (!sink.write(text)) await Promise.race([once(sink, "drain"), failed]);
        text = "";
      }
    }
    sink.end();
    await Promise.race([once(sink, "close"), failed]);
    await finishHead(unfinished, { sheet, width, rows });
    await rename(unfinished, target);
  } catch (error) {
    await removeUnfinished(sink, unfinished);
    throw codeOf(error) === "ENOSPC" ? diskLow() : error;
  }
}

async function finishHead(file: string, head: Head): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.write(headLine(head), 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** How many rows of the sheet hold anything. */
export const countSheetRows = async (importId: string, sheet: number): Promise<number> =>
  (await headOf(importId, sheet)).rows;

/** Rows of the sheet, in batches, each as wide as the table. */
export async function* readSheet(importId: string, sheet: number): AsyncGenerator<CsvRow[]> {
  const { width } = await headOf(importId, sheet);
  let rest = "";
  for await (const text of createReadStream(sheetPath(importId), { encoding: "utf8", start: HEAD_LENGTH + 1 })) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines.map((line) => toRow(line, width));
  }
}

function toRow(text: string, width: number): CsvRow {
  const [line, cells, numeric]: Line = JSON.parse(text);
  while (cells.length < width) cells.push("");
  return numeric ? { line, cells, numeric } : { line, cells };
}

/** Another sheet's file, or one that is gone, is written again first. */
async function headOf(importId: string, sheet: number): Promise<Head> {
  const head = await readHead(importId);
  if (head?.sheet === sheet) return head;
  await withUploadedTables(importId, (tables) => writeSheet(importId, tables, sheet));
  return headOf(importId, sheet);
}

async function readHead(importId: string): Promise<Head | null> {
  try {
    const handle = await open(sheetPath(importId), "r");
    try {
      const { buffer } = await handle.read({ buffer: Buffer.alloc(HEAD_LENGTH) });
      const head: Head = JSON.parse(buffer.toString("utf8"));
      return head;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

const tooLarge = () =>
  new AppError(
    "too_large",
    "The sheet holds more text than the largest file that is taken. Leave out what is not about phones, or split it.",
  );
