import "server-only";
// Opens a zip archive that somebody sent, without believing anything it says about itself. Nothing is ever unpacked to disk.
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { MOST_ENTRIES } from "@/lib/files/archive";
import type { Zip } from "@/lib/files/zip";
import { AppError } from "@/lib/server/errors";

const MEGABYTE = 1024 * 1024;
/** An archive may hold the page of every phone. */
/** Sheets of a million rows stay below 1 GB, and repetitive ones below a fiftieth; deflate itself ends at 1 : 1032. */
const MOST_BYTES = 1024 * MEGABYTE;
const MOST_BYTES_IN_ALL = 2 * MOST_BYTES;
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = MEGABYTE;
/** Never read, and a blank picture may well be a thousand times smaller than it says. */
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i;

const ENCRYPTED = 1;
const SYMLINK = 0o120_000;

/** Throws an AppError when the archive is damaged, or made to harm. */
export async function openZip(path: string, fileBytes: number): Promise<Zip & { close: () => void }> {
  const archive = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true }).catch(damaged);
  try {
    const entries = await listEntries(archive, fileBytes);
    return {
      names: [...entries.values()].map(({ fileName }) => fileName),
      has: (name) => entries.has(name.toLowerCase()),
      bytesOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
      read: (name) => readEntry(archive, entries.get(name.toLowerCase())),
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function listEntries(archive: ZipFile, fileBytes: number): Promise<Map<string, Entry>> {
  if (archive.entryCount > MOST_ENTRIES)
    throw refused(`it has ${archive.entryCount} entries; no inventory needs as many`);
  const entries = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      check(entry);
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw refused("two of its entries have one name");
      entries.set(name, entry);
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
    }
  } catch (error) {
    damaged(error); // also names that lead out of the archive: ".." and absolute ones
  }
  if (packed > fileBytes) throw refused("its entries overlap");
  if (unpacked > MOST_BYTES_IN_ALL) throw tooLarge();
  return entries;
}

function check({ fileName, compressedSize, uncompressedSize, generalPurposeBitFlag, externalFileAttributes }: Entry) {
  if (generalPurposeBitFlag & ENCRYPTED)
    throw new AppError(
      "invalid_input",
      "The workbook or archive is protected with a password. Save it without one and upload it again.",
    );
  if (fileName.includes("\0")) throw refused("the name of an entry holds a NUL character");
  if (((externalFileAttributes >>> 16) & 0o170_000) === SYMLINK) throw refused("it holds a symbolic link");
  if (uncompressedSize > MOST_BYTES) throw tooLarge();
  const isSqueezed = uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
  if (isSqueezed && !PICTURE.test(fileName)) throw tooLarge();
}

/** The library itself stops at the size the entry declares, so an entry that lies ends with an error. */
async function* readEntry(archive: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) damaged();
  const stream = await archive.openReadStreamPromise(entry).catch(damaged);
  try {
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    damaged(error);
  } finally {
    stream.destroy();
  }
}

function damaged(error?: unknown): never {
  if (error instanceof AppError) throw error;
  throw new AppError(
    "invalid_input",
    "The workbook or archive is damaged or incomplete and cannot be opened. Open it, save it again, and upload that.",
  );
}

const refused = (why: string) =>
  new AppError(
    "invalid_input",
    `This is no ordinary workbook or archive: ${why}. Save the list of phones as a new .xlsx or as CSV.`,
  );

const tooLarge = () =>
  new AppError(
    "too_large",
    "Unpacked, the workbook or archive would be far larger than any inventory. Save the list of phones alone as a new .xlsx or as CSV.",
  );
