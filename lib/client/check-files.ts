import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import { isMeant, isNamedArchive } from "@/lib/domain/inventory-file/texts/archive-names";
import { isStatusPage, PAGE_COLUMNS, rowOrRemark } from "@/lib/domain/inventory-file/texts/status-pages";
import type { Archive } from "@/lib/files/archive";
import type { CsvRow } from "@/lib/files/csv-row";
import { FileError } from "@/lib/files/file-error";
import { type Bytes, isTar, openTar } from "@/lib/files/tar";
import { readWorkbook, workbookPart } from "@/lib/files/xlsx/workbook";
import type { Zip } from "@/lib/files/zip";
import { openBrowserZip } from "./browser-zip";
import type { CheckPart } from "./check-phones";

/** Reads files for *Check phones* in the browser: texts, workbooks, saved pages of phones, and archives of texts and pages. */

/** What the files hold: all saved pages are one table, every sheet and every other text is a part of its own. */
export async function readCheckFiles(files: readonly File[]): Promise<CheckPart[]> {
  const parts: CheckPart[] = [];
  const pages: { name: string; text: string }[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isZip(bytes)) await readZip(file.name, bytes, parts, pages);
    else if (isTar(bytes)) await readArchive(await openTar(bytesIn(bytes)), parts, pages);
    else takeText(file.name, textOf(file.name, bytes), parts, pages);
  }
  const rows = pages.map(({ name, text }, index) => rowOrRemark(text, name, index + 1));
  const [only] = pages;
  if (only && pages.length === 1)
    parts.push(only); // alone its refusal is the answer
  else if (rows.length > 0) parts.push({ name: "Status pages", header: PAGE_COLUMNS, rows });
  return parts;
}

type Text = { name: string; text: string };

function takeText(name: string, text: string, parts: CheckPart[], pages: Text[]): void {
  (isStatusPage(text.slice(0, HEAD)) ? pages : parts).push({ name, text });
}

const HEAD = 2_000;

async function readZip(name: string, bytes: Uint8Array<ArrayBuffer>, parts: CheckPart[], pages: Text[]): Promise<void> {
  const zip = openBrowserZip(bytes);
  const part = await workbookPart(zip);
  if (part !== null) {
    parts.push(...(await sheetsOf(name, zip, part)));
    return;
  }
  await readArchive({ what: "zip archive", ...zip }, parts, pages);
}

async function readArchive(archive: Archive, parts: CheckPart[], pages: Text[]): Promise<void> {
  const before = parts.length + pages.length;
  for (const entry of archive.names) {
    if (!isMeant(entry) || archive.bytesOf(entry) === 0) continue;
    const inside = await wholeEntry(archive, entry);
    if (isNamedArchive(entry) || isZip(inside) || isTar(inside))
      throw new FileError(
        "unsupported_type",
        `This is a ${archive.what} with another archive or a workbook in it (“${entry}”). Unpack it and take what is inside.`,
      );
    takeText(entry, textOf(entry, inside), parts, pages);
  }
  if (parts.length + pages.length === before)
    throw new FileError("unsupported_type", `This is an empty ${archive.what}. Choose one with lists or saved pages.`);
}

const bytesIn = (bytes: Uint8Array): Bytes => ({
  length: bytes.length,
  piece: async (at, length) => bytes.subarray(at, at + length),
  async *read(from, to) {
    yield bytes.subarray(from, to);
  },
});

/** The sheets that hold a list of phones; those that are hidden are left out. */
async function sheetsOf(name: string, zip: Zip, part: string): Promise<CheckPart[]> {
  const workbook = await readWorkbook(zip, part);
  const found: CheckPart[] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    if (sheet.isHidden) continue;
    const rows: CsvRow[] = [];
    for await (const batch of workbook.rows(index)) rows.push(...batch);
    const table = tableIn(rows);
    if (table) found.push({ name: sheet.name, ...table });
  }
  if (found.length > 0) return found;
  throw new FileError(
    "invalid_input",
    `No sheet of ${name} has a column of MAC addresses. Name it MAC Address, or copy the cells and paste them here.`,
  );
}

function tableIn(rows: readonly CsvRow[]): { header: string[]; rows: CsvRow[] } | null {
  const found = findHeaderRow(rows.map(({ cells }) => cells));
  if (!found) return null;
  const header = rows[found.index]?.cells ?? found.mapping.map((field) => (field === "mac" ? "MAC Address" : ""));
  return { header, rows: rows.slice(found.index + 1) };
}

async function wholeEntry(archive: Archive, entry: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(archive.bytesOf(entry));
  let at = 0;
  for await (const chunk of archive.read(entry)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

/** A text of any of the usual encodings; strict, so that a wrong guess is not shown as letters. */
function textOf(name: string, bytes: Uint8Array): string {
  const encodings = [
    ...(bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : []),
    ...(bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be"] : []),
    ...["utf-8", "windows-1252"],
  ];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // the next one
    }
  }
  throw new FileError(
    "unsupported_type",
    `${name} is no text file. Choose a workbook (.xlsx), CSV, text, JSON, XML, a phone's saved page, or a zip of them.`,
  );
}
