import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "@/lib/env";
import { codeOf } from "@/lib/server/errors";

/** The uploaded files of a backup: what the rows of Import stand on, for reading them again and for showing them. */

/** `name` is that of the file in the folder of uploads: the import's id, for a sheet that was unpacked with an ending. */
export type StoredFile = { name: string; bytes: number; sha256: string };

/** Names come from a manifest, which anybody may have edited: nothing but these is written. */
const NAME = /^(?<importId>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.rows)?$/;

const uploads = () => path.join(env().REHOME_DATA_DIR, "uploads");

/** Copies the files of these imports into a new folder of the backup. A file that is missing is left out, not an error. */
export async function backUpUploads(folder: string, importIds: ReadonlySet<string>): Promise<StoredFile[]> {
  await mkdir(path.join(folder, "uploads"), { mode: 0o700 });
  const stored: StoredFile[] = [];
  for (const name of (await readdir(uploads())).sort()) {
    if (!importIds.has(NAME.exec(name)?.groups?.importId ?? "")) continue;
    try {
      stored.push({ name, ...(await copyFile(path.join(uploads(), name), path.join(folder, "uploads", name))) });
    } catch (error) {
      // The import was discarded while the backup ran.
      if (codeOf(error) !== "ENOENT") throw error;
      await rm(path.join(folder, "uploads", name), { force: true });
    }
  }
  return stored;
}

/**
 * Puts the files of a backup into the folder of uploads, each compared with its sha-256 before it gets its name.
 * @returns takes away again what was put there, for when the rows do not follow
 */
export async function restoreUploads(folder: string, files: readonly StoredFile[]): Promise<() => Promise<void>> {
  const here = new Set(await readdir(uploads()));
  const placed: string[] = [];
  const takeBack = async () => {
    for (const file of placed) await rm(file, { force: true });
  };
  try {
    for (const { name, bytes, sha256 } of files) {
      if (!NAME.test(name)) throw new Error(`The backup names a file "${name}", which is no upload.`);
      const target = path.join(uploads(), name);
      const unfinished = `${target}.restoring`;
      const copied = await copyFile(path.join(folder, "uploads", name), unfinished);
      if (copied.sha256 !== sha256 || copied.bytes !== bytes) {
        await rm(unfinished, { force: true });
        throw new Error(`The file uploads/${name} of the backup is not the one that was backed up.`);
      }
      await rename(unfinished, target);
      if (!here.has(name)) placed.push(target);
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  return takeBack;
}

async function copyFile(from: string, to: string): Promise<Omit<StoredFile, "name">> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600, flush: true }));
  return { bytes, sha256: hash.digest("hex") };
}
