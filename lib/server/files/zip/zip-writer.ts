import "server-only";
import { Readable } from "node:stream";
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
