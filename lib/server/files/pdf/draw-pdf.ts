import { once } from "node:events";
import type { Writable } from "node:stream";
import { writeChunk } from "@/lib/server/files/write-chunk";
import { drawBlock, drawHeading, drawLetterhead, drawTableHead } from "./blocks";
import type { PdfAnnex, PdfDocument, PdfRow } from "./document";
import {
  bottomOf,
  type Doc,
  fitting,
  footer,
  GREY,
  INK,
  LINE,
  MARGIN,
  newPage,
  newPaper,
  type Paper,
  rules,
} from "./page";

/**
 * Draws a document with "page x of y" on every page. Rows of the annex have one height, so the number of pages is known
 * before the first of them is drawn: only the front is held back until its numbers can be written, an annex of any length
 * leaves page by page.
 */
export async function drawPdf(
  document: PdfDocument,
  rows: AsyncIterable<readonly PdfRow[]>,
  output: Writable,
): Promise<void> {
  const paper = newPaper(document);
  const { doc, root } = paper;
  newPage(paper);
  drawLetterhead(paper, document);
  drawHeading(paper, root, "H1", document.title, 18);
  for (const block of document.blocks) drawBlock(paper, block);
  const front = doc.bufferedPageRange().count;
  const { annex } = document;
  const pages = front + (annex ? Math.ceil(annex.count / rowsPerPage(annex)) : 0);
  for (let page = 0; page < front; page++) {
    doc.switchToPage(page);
    footer(paper, document.title, page + 1, pages);
  }
  doc.flushPages();
  doc.options.bufferPages = false; // from here each page leaves as the next begins
  if (annex) await drawAnnex({ paper, document, annex, rows, output, front, pages });
  root.end();
  doc.end();
  await pass(doc, output);
  output.end();
  if (!output.writableFinished) await Promise.race([once(output, "finish"), once(output, "close")]);
}

/** Hands on what has been drawn. Pulled, not piped: a pipe lets pages wait in pdfkit, each as hundreds of small pieces. */
async function pass(doc: Doc, output: Writable): Promise<boolean> {
  const drawn: Uint8Array | null = doc.read();
  return drawn === null ? !output.destroyed : writeChunk(output, drawn);
}

const SIZE = 7.5;
const LINE_HEIGHT = 10;
const HEAD = 46;
const rowHeight = ({ linesPerRow }: PdfAnnex): number => linesPerRow * LINE_HEIGHT + 6;
const rowsPerPage = (annex: PdfAnnex): number =>
  Math.floor((bottomOf({ isLandscape: true }) - MARGIN.top - HEAD) / rowHeight(annex));

type Annex = {
  paper: Paper;
  document: PdfDocument;
  annex: PdfAnnex;
  rows: AsyncIterable<readonly PdfRow[]>;
  output: Writable;
  front: number;
  pages: number;
};

async function drawAnnex({ paper, document, annex, rows, output, front, pages }: Annex): Promise<void> {
  paper.isLandscape = true;
  let page = front;
  let drawn = 0;
  let waiting: PdfRow[] = [];
  const flush = () => {
    drawAnnexPage(paper, annex, waiting);
    footer(paper, document.title, ++page, pages);
    drawn += waiting.length;
    waiting = [];
    return pass(paper.doc, output);
  };
  for await (const batch of rows)
    for (const row of batch) {
      waiting.push(row);
      if (waiting.length === rowsPerPage(annex) && !(await flush())) return; // the reader went away
    }
  if (waiting.length > 0) await flush();
  if (drawn !== annex.count) throw new Error(`The annex has ${drawn} rows, ${annex.count} were announced.`);
}

function drawAnnexPage(paper: Paper, annex: PdfAnnex, rows: readonly PdfRow[]): void {
  const { doc, root } = paper;
  const { columns } = annex;
  paper.hasReplaced = false;
  newPage(paper);
  const section = doc.struct("Sect");
  root.add(section);
  drawHeading(paper, section, "H2", annex.heading, 11);
  drawTableHead(paper, null, columns);
  const top = doc.y;
  // One paragraph for a page: rows as cells would be a dozen objects for each phone, the file four times the size.
  section.add(
    doc.struct("P", {}, () => {
      doc.font("regular").fontSize(SIZE).fillColor(INK);
      rows.forEach((row, at) => {
        drawAnnexRow(paper, annex, row, top + at * rowHeight(annex) + 4);
      });
    }),
  );
  section.end();
  rules(
    paper,
    rows.map((_, at) => top + (at + 1) * rowHeight(annex)),
    LINE,
  );
}

function drawAnnexRow(paper: Paper, { columns, linesPerRow }: PdfAnnex, row: PdfRow, y: number): void {
  const { doc, print } = paper;
  let x = MARGIN.left + 4;
  columns.forEach(({ width }, at) => {
    (row[at] ?? []).slice(0, linesPerRow).forEach((line, down) => {
      if (line === "") return;
      if (down === 1) doc.fillColor(GREY);
      doc.text(`${fitting(doc, print(line), width - 8)} `, x, y + down * LINE_HEIGHT, { lineBreak: false });
    });
    if (linesPerRow > 1) doc.fillColor(INK);
    x += width;
  });
}
