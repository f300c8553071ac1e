import "server-only";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import {
  isArchive,
  type LicenseName,
  MOST_LICENSE_BYTES,
  type Refusal,
  readLicenseName,
  refusalOfName,
} from "@/lib/domain/licenses/intake";
import { AppError } from "@/lib/server/errors";

/** One entry: a licence file with its bytes, one that came before in this archive, or one that is refused. */
export type LicenseEntry = { name: string } & (
  | { kind: "file"; license: LicenseName; bytes: Buffer; sha256: string }
  | { kind: "again"; license: LicenseName }
  | { kind: "refused"; mac: string | null; why: Refusal }
);

/** Names of another kind than these are shortened for the report. */
const MOST_NAME = 255;
const MOST_ENTRIES = 50_000;
const MOST_IN_ALL = 512 * 1024 * 1024;
const ENCRYPTED = 1;
const SYMLINK = 0o120_000;
const [STORED, DEFLATED] = [0, 8];

type IsMeant = (license: LicenseName) => boolean;

/**
 * The entries of a zip of licence files, or one licence file that came by itself. One bad entry does not refuse the others; a
 * damaged or hostile archive is refused whole. Names are never used as paths, and one file at a time is in memory.
 * @param isMeant which licences count when two are for one MAC
 */
export async function* readLicenses(
  path: string,
  bytes: number,
  filename: string,
  isMeant: IsMeant = () => true,
): AsyncGenerator<LicenseEntry> {
  if (await beginsAsZip(path)) yield* readArchive(path, bytes, isMeant);
  else yield await readOne(path, bytes, filename);
}

async function beginsAsZip(path: string): Promise<boolean> {
  const { buffer, bytesRead } = await headOf(path, 4);
  const start = buffer.subarray(0, bytesRead).toString("hex");
  if (start === "504b0506") throw refused("it is empty");
  return start === "504b0304";
}

async function headOf(path: string, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
  const handle = await open(path, "r");
  try {
    return await handle.read(Buffer.alloc(length), 0, length, 0);
  } finally {
    await handle.close();
  }
}

async function readOne(path: string, bytes: number, filename: string): Promise<LicenseEntry> {
  const name = filename.slice(0, MOST_NAME);
  const license = readLicenseName(name);
  if (!license || refusalOfName(name) !== null)
    throw new AppError(
      "unsupported_type",
      "This is neither a zip nor a licence file. Drop the zip of the License Registration Portal as it is, or .lic files named by their MAC address.",
    );
  if (bytes > MOST_LICENSE_BYTES) return { kind: "refused", name, mac: license.mac, why: "too-large" };
  const { buffer, bytesRead } = await headOf(path, bytes);
  return fileOf(name, license, buffer.subarray(0, bytesRead));
}

function fileOf(name: string, license: LicenseName, bytes: Buffer): LicenseEntry {
  if (isArchive(bytes)) return { kind: "refused", name, mac: license.mac, why: "nested" };
  return { kind: "file", name, license, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function* readArchive(path: string, fileBytes: number, isMeant: IsMeant): AsyncGenerator<LicenseEntry> {
  // decodeStrings off: the library would end the whole archive at the first "../"; names are judged here, one by one
  const archive = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false })
    .catch(damaged);
  try {
    if (archive.entryCount > MOST_ENTRIES)
      throw refused(`it has ${archive.entryCount} entries, more than ${MOST_ENTRIES}`);
    const seen = new Map<string, string>();
    let packed = 0;
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (packed > fileBytes) throw refused("its entries overlap");
      if (unpacked > MOST_IN_ALL) throw refused("unpacked it would be far larger than any licences");
      yield onlyOnce(await readEntry(archive, entry), isMeant, seen);
    }
  } catch (error) {
    damaged(error);
  } finally {
    archive.close();
  }
}

async function readEntry(archive: ZipFile, entry: Entry): Promise<LicenseEntry> {
  const name = shownName(entry);
  const license = readLicenseName(name);
  const why = refusalOf(entry, name);
  if (why !== null || license === null)
    return { kind: "refused", name, mac: license?.mac ?? null, why: why ?? "not-a-license" };
  const bytes = await bytesOf(archive, entry);
  // the library compares no checksum
  if (bytes === null || crc32(bytes) !== entry.crc32)
    return { kind: "refused", name, mac: license.mac, why: "damaged" };
  return fileOf(name, license, bytes);
}

function refusalOf(entry: Entry, name: string): Refusal | null {
  if (((entry.externalFileAttributes >>> 16) & 0o170_000) === SYMLINK) return "symlink";
  const byName = refusalOfName(name);
  if (byName !== null) return byName;
  if (entry.generalPurposeBitFlag & ENCRYPTED) return "encrypted";
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return "method";
  if (entry.uncompressedSize > MOST_LICENSE_BYTES) return "too-large";
  return entry.uncompressedSize === 0 ? "empty" : null;
}

/** Null when they are damaged. The library stops by itself at the size that the entry declares. */
async function bytesOf(archive: ZipFile, entry: Entry): Promise<Buffer | null> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    return null;
  }
}

/** Of two files for one MAC the first counts; the second is the same, or refused. One that is not meant stands in nobody's way. */
function onlyOnce(entry: LicenseEntry, isMeant: IsMeant, seen: Map<string, string>): LicenseEntry {
  if (entry.kind !== "file" || !isMeant(entry.license)) return entry;
  const { name, license, sha256 } = entry;
  const before = seen.get(license.mac);
  seen.set(license.mac, before ?? sha256);
  if (before === undefined) return entry;
  return before === sha256
    ? { kind: "again", name, license }
    : { kind: "refused", name, mac: license.mac, why: "twice" };
}

/** The bytes of a name as UTF-8. What a screen would turn around or hide is shown as what it is not: U+FFFD. */
function shownName({ fileName }: Entry): string {
  const raw: unknown = fileName; // bytes, because the library was told not to decode them
  const text = Buffer.isBuffer(raw) ? raw.toString("utf8") : fileName;
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd").slice(0, MOST_NAME);
}

function damaged(error?: unknown): never {
  if (error instanceof AppError) throw error;
  throw refused("it is damaged or incomplete");
}

const refused = (why: string) =>
  new AppError(
    "invalid_input",
    `This zip of licence files was not taken: ${why}. Download it from the License Registration Portal again; nothing of it was kept.`,
  );
