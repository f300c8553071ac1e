import "server-only";
import { spawn } from "node:child_process";
import { Readable, type Writable } from "node:stream";
import { AppError } from "@/lib/server/errors";
import { download } from "@/lib/server/files/download";
import type { PdfDocument, PdfRow } from "@/lib/server/files/pdf/document";
import { writeChunk } from "@/lib/server/files/write-chunk";

/** Each takes a processor; a third waits for nobody but says so. */
const MOST_AT_ONCE = 2;
/** A reader that takes nothing must not keep the place of others. */
const LONGEST_MS = 5 * 60_000;
const KEPT_WORDS = 4_000;
let running = 0;

/** A PDF as a download, drawn by a process of its own while it is sent. Refused when two are drawn already. */
export function pdfDownload(filename: string, document: PdfDocument, rows: AsyncIterable<readonly PdfRow[]>): Response {
  if (running >= MOST_AT_ONCE)
    throw new AppError("busy", "Two reports are being drawn already. Try again in a few seconds.");
  running++;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/runtime/draw-pdf.ts"], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { NODE_ENV: "production" }, // none of ours: it needs no secret
    timeout: LONGEST_MS,
  });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-KEPT_WORDS);
  });
  const { stdout } = child;
  let isOver = false;
  const end = (problem: string | null) => {
    if (isOver) return;
    isOver = true;
    running--;
    if (problem !== null) console.error(JSON.stringify({ level: "error", area: "pdf", message: problem }));
  };
  child.once("error", (error) => {
    end(error.message);
    stdout.destroy(error);
  });
  child.once("close", (code) => end(code === 0 || stdout.destroyed ? null : words));
  // An answer that ends early must not look whole.
  child.once("exit", (code) => code !== 0 && stdout.destroy(new Error("The PDF could not be drawn.")));
  stdout.once("close", () => child.kill());
  child.stdin.on("error", () => {}); // it ended first; the exit code says why
  send(child.stdin, document, rows).catch((error) => stdout.destroy(error));
  return download(filename, "application/pdf", Readable.toWeb(stdout) as unknown as ReadableStream<Uint8Array>);
}

async function send(input: Writable, document: PdfDocument, rows: AsyncIterable<readonly PdfRow[]>): Promise<void> {
  input.write(`${JSON.stringify(document)}\n`);
  for await (const batch of rows) if (!(await writeChunk(input, `${JSON.stringify(batch)}\n`))) return;
  input.end();
}
