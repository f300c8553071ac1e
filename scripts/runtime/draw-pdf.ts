// Draws one PDF: the document and the rows of its annex come as lines of JSON, the file leaves on stdout. A process of its own,
// so that a long report holds up neither pages nor ticks, and its memory goes with it.
import { createInterface } from "node:readline";
import type { PdfDocument, PdfRow } from "@/lib/server/files/pdf/document";
import { drawPdf } from "@/lib/server/files/pdf/draw-pdf";

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
process.stdout.on("error", () => process.exit(0)); // the reader went away

async function* rows(): AsyncGenerator<readonly PdfRow[]> {
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const batch: readonly PdfRow[] = JSON.parse(line.value);
    yield batch;
  }
}

const first = await lines.next();
if (first.done) throw new Error("No document came.");
const document: PdfDocument = JSON.parse(first.value);
await drawPdf(document, rows(), process.stdout);
