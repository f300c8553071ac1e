import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { open, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "@/lib/env";
import { AppError, codeOf } from "@/lib/server/errors";

const MEGABYTE = 1024 * 1024;

/** Where the bytes of an import lie; the name is made by us, never by a client. */
export const uploadPath = (importId: string): string => path.join(env().REHOME_DATA_DIR, "uploads", importId);

/** Where the chosen sheet of a workbook lies as rows, once it was unpacked. */
export const sheetPath = (importId: string): string => `${uploadPath(importId)}.rows`;

export type StoredUpload = { bytes: number; sha256: string };

/** `announced`: how many bytes the sender said there are, if they did. */
export type UploadSource = { bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; announced: number | null };

/** The raw body of a request. */
export function bodyOf(request: Request): UploadSource {
  const announced = request.headers.get("content-length");
  return {
    bytes: request.body ?? [],
    announced: announced === null ? null : Number(announced),
  };
}

/**
 * Streams an upload to disk under a cap, with its hash. Nothing is left behind when it fails, and a body that is
 * shorter than announced is refused: half a file must never be taken for a file.
 */
export async function storeUpload({ bytes: source, announced }: UploadSource, importId: string): Promise<StoredUpload> {
  const cap = env().REHOME_MAX_UPLOAD_MB * MEGABYTE;
  if (announced !== null && announced > cap) throw tooLarge();
  await requireFreeDisk(announced ?? cap);

  const target = uploadPath(importId);
  const unfinished = `${target}.part`;
  const sink = createWriteStream(unfinished, { mode: 0o600 });
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > cap ? tooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(source, measure, sink);
    if (announced !== null && bytes !== announced) {
      throw new AppError("bad_request", `The upload broke off: ${bytes} of ${announced} bytes arrived. Send it again.`);
    }
    if (bytes === 0)
      throw new AppError("invalid_input", "The file is empty. Choose one with a header row and one phone a row.");
    await syncToDisk(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await removeUnfinished(sink, unfinished);
    if (error instanceof AppError) throw error;
    if (codeOf(error) === "ENOSPC") throw diskLow();
    throw new AppError("bad_request", "The upload broke off. Send it again.");
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Ends a stream and removes its file, once it is closed: a file that is just being opened would appear after its removal. */
export async function removeUnfinished(sink: WriteStream, file: string): Promise<void> {
  sink.destroy();
  if (!sink.closed) await new Promise<void>((resolve) => sink.once("close", resolve));
  await rm(file, { force: true });
}

/** Takes away the file and what was made of it. */
export async function removeUpload(importId: string): Promise<void> {
  await rm(uploadPath(importId), { force: true });
  await rm(sheetPath(importId), { force: true });
}

/** The size of a stored upload. Throws 409 when its file is gone: one that was made on another disk, or taken away by hand. */
export async function sizeOfUpload(importId: string): Promise<number> {
  try {
    return (await stat(uploadPath(importId))).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new AppError(
      "conflict",
      "The file of this import is gone from the server's disk. Discard the import and upload the file again.",
    );
  }
}

/** The bytes of a stored upload; each reader opens the file again. */
export const readUpload = (importId: string): AsyncIterable<Uint8Array> => createReadStream(uploadPath(importId));

/** So much of a file tells its kind, encoding and delimiter. */
export const HEAD_BYTES = 65_536;

/** The beginning of a stored upload. */
export const headOfUpload = (importId: string): Promise<Uint8Array> => headOfFile(uploadPath(importId));

/** The beginning of a file on this machine. */
export async function headOfFile(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Throws 503 before the first byte is taken when the disk would fall under its floor. */
export async function requireFreeDisk(needed = 0): Promise<void> {
  const { bavail, bsize } = await statfs(env().REHOME_DATA_DIR);
  if (bavail * bsize - needed < env().REHOME_MIN_FREE_DISK_MB * MEGABYTE) throw diskLow();
}

async function syncToDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const tooLarge = () =>
  new AppError(
    "too_large",
    `The file is larger than ${env().REHOME_MAX_UPLOAD_MB} MB. Split it, or have REHOME_MAX_UPLOAD_MB raised.`,
  );

export const diskLow = () =>
  new AppError("unavailable", "The server's disk is nearly full; nothing was stored. Tell its administrator.", {
    retryAfterSeconds: 60,
  });
