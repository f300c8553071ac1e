import "server-only";
import { once } from "node:events";
import { type PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { download } from "@/lib/server/files/download";

/** One date for all entries, so that the same files give the same bytes. */
const DATED = new Date("2000-01-01T12:00:00Z");

/** Small texts as one zip. Not deflated: that starts a worker for every entry at once, and the files are small. */
export function zipDownload(filename: string, files: readonly { name: string; text: string }[]): Response {
  const zip = new ZipFile();
  for (const { name, text } of files)
    zip.addBuffer(Buffer.from(text), name, { mtime: DATED, mode: 0o100_644, compress: false });
  zip.end();
  const output = Readable.from(zip.outputStream as AsyncIterable<Buffer>);
  return download(filename, "application/zip", Readable.toWeb(output) as ReadableStream<Uint8Array>);
}

const MOST_WAITING = 1024 * 1024;

/** Small files as a zip that is made while it is sent: the next one is read when the other side has taken those before. */
export function zipStream(filename: string, files: AsyncIterable<{ name: string; bytes: Buffer }>): Response {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  void addAll(zip, output, files).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return download(filename, "application/zip", Readable.toWeb(output) as ReadableStream<Uint8Array>);
}

/** Not deflated: `addBuffer` would start a compressor for every file at once. It keeps what the other side has not taken. */
async function addAll(
  zip: ZipFile,
  output: PassThrough,
  files: AsyncIterable<{ name: string; bytes: Buffer }>,
): Promise<void> {
  for await (const { name, bytes } of files) {
    if (output.destroyed) return;
    zip.addBuffer(bytes, name, { mtime: DATED, mode: 0o100_644, compress: false });
    if (output.writableLength + output.readableLength > MOST_WAITING)
      await Promise.race([once(output, "drain"), once(output, "close")]);
  }
  zip.end();
}
