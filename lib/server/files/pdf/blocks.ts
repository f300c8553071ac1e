import type { PdfBlock, PdfColumn, PdfDocument, PdfLogo } from "./document";
import { artifact, GREY, INK, LINE, MARGIN, makeRoom, type Paper, rule, type Struct, widthOf } from "./page";

/** The parts of a front. Each draws itself below what stands there and leaves `doc.y` below itself. */

type Part<Kind extends PdfBlock["kind"]> = Extract<PdfBlock, { kind: Kind }>;

export function drawBlock(paper: Paper, block: PdfBlock): void {
  if (block.kind === "heading") drawHeading(paper, paper.root, "H2", block.text, 12);
  else if (block.kind === "paragraph") drawParagraph(paper, block.text);
  else if (block.kind === "facts") drawFacts(paper, block);
  else if (block.kind === "table") drawTable(paper, block);
  else drawTotals(paper, block);
}

/** Above the title: the logo on the left, on the right who issues it. */
export function drawLetterhead(paper: Paper, { logo, author, sender }: PdfDocument): void {
  const top = paper.doc.y;
  if (logo) drawLogo(paper, logo, author);
  paper.doc.y = top;
  drawSender(paper, sender);
  if (logo) paper.doc.y = Math.max(paper.doc.y, top + LOGO.height + 14);
}

const LOGO = { width: 180, height: 44 };

function drawLogo({ doc, root, print }: Paper, logo: PdfLogo, author: string): void {
  const picture = Buffer.from(logo.base64, "base64");
  root.add(
    doc.struct("Figure", { alt: print(`Logo of ${author}`) }, () => {
      doc.image(picture, MARGIN.left, doc.y, { fit: [LOGO.width, LOGO.height] });
    }),
  );
}

function drawSender(paper: Paper, lines: readonly string[]): void {
  const { doc, root, print } = paper;
  const right = MARGIN.left + widthOf(paper);
  for (const line of lines) {
    const y = doc.y;
    // Each line a paragraph: joined, a screen reader would run them together.
    root.add(
      doc.struct("P", {}, () => {
        doc.font("regular").fontSize(9).fillColor(GREY);
        doc.text(print(line), right - 240, y, { width: 240, align: "right", height: 12, ellipsis: true });
      }),
    );
    doc.y = y + 13;
  }
  if (lines.length > 0) doc.y += 14;
}

export function drawHeading(paper: Paper, parent: Struct, kind: "H1" | "H2", text: string, size: number): void {
  const { doc, print } = paper;
  makeRoom(paper, size + 60); // never alone at the foot of a page
  parent.add(
    doc.struct(kind, {}, () => {
      doc.font("bold").fontSize(size).fillColor(INK);
      doc.text(print(text), MARGIN.left, doc.y, { width: widthOf(paper) });
    }),
  );
  doc.y += 6;
}

function drawParagraph(paper: Paper, given: string): void {
  const { doc, root, print } = paper;
  const text = print(given);
  const options = { width: widthOf(paper), lineGap: 2.5 };
  doc.font("regular").fontSize(9).fillColor(INK);
  makeRoom(paper, doc.heightOfString(text, options));
  root.add(doc.struct("P", {}, () => void doc.font("regular").fontSize(9).text(text, MARGIN.left, doc.y, options)));
  doc.y += 6;
}

const NAME_WIDTH = 116;

function drawFacts(paper: Paper, { pairs }: Part<"facts">): void {
  const { doc, root, print } = paper;
  const width = widthOf(paper) - NAME_WIDTH;
  for (const [name, given] of pairs) {
    const value = print(given);
    doc.font("regular").fontSize(9);
    const height = doc.heightOfString(value, { width, lineGap: 1.5 });
    makeRoom(paper, height);
    const y = doc.y;
    root.add(
      doc.struct("P", {}, () => {
        doc.fillColor(GREY).text(`${print(name)} `, MARGIN.left, y, { lineBreak: false });
        doc.fillColor(INK).text(value, MARGIN.left + NAME_WIDTH, y, { width, lineGap: 1.5 });
      }),
    );
    doc.y = y + height + 3;
  }
  doc.y += 10;
}

function drawTable(paper: Paper, { columns, rows }: Part<"table">): void {
  const { doc, root, print } = paper;
  const struct = doc.struct("Table");
  root.add(struct);
  drawTableHead(paper, struct, columns);
  for (const given of rows) {
    const cells = given.map(print);
    doc.font("regular").fontSize(9);
    const heights = cells.map((cell, at) =>
      doc.heightOfString(cell, { width: (columns[at]?.width ?? 0) - 8, lineGap: 1.5 }),
    );
    const height = Math.max(12, ...heights) + 7;
    if (makeRoom(paper, height)) drawTableHead(paper, null, columns); // repeated for the eye only
    const y = doc.y;
    const row = doc.struct("TR");
    struct.add(row);
    cells.forEach((cell, at) => {
      row.add(doc.struct("TD", {}, () => drawCell(paper, columns, cell, y + 4, 9, at)));
    });
    row.end();
    rule(paper, y + height, LINE);
    doc.y = y + height;
  }
  struct.end();
  doc.y += 12;
}

/** As parts of the table, or, where it is repeated, for the eye only. */
export function drawTableHead(paper: Paper, struct: Struct | null, columns: readonly PdfColumn[]): void {
  const { doc } = paper;
  const y = doc.y;
  const row = struct ? doc.struct("TR") : null;
  if (row) struct?.add(row);
  columns.forEach(({ header }, at) => {
    const draw = () => {
      doc.font("bold").fillColor(INK);
      drawCell(paper, columns, header, y + 4, 8, at);
    };
    // The types of pdfkit do not know the scope of a header cell yet.
    if (row) row.add(doc.struct("TH", { scope: "Column" } as PDFKit.Mixins.StructureElementOptions, draw));
    else artifact(doc, draw);
  });
  row?.end();
  rule(paper, y + 18, INK);
  doc.y = y + 19;
  doc.font("regular").fillColor(INK);
}

export function drawCell(
  { doc }: Paper,
  columns: readonly PdfColumn[],
  text: string,
  y: number,
  size: number,
  at: number,
): void {
  doc.fontSize(size);
  const x = MARGIN.left + columns.slice(0, at).reduce((sum, column) => sum + column.width, 0) + 4;
  const { width = 0, align = "left" } = columns[at] ?? {};
  const taken = doc.widthOfString(text);
  // A cell of one line is placed by hand: the line wrapper costs five times as much.
  if (taken > width - 8) doc.text(text, x, y, { width: width - 8, align, lineGap: 1.5 });
  else doc.text(`${text} `, align === "right" ? x + width - 8 - taken : x, y, { lineBreak: false }); // the blank keeps cells apart for readers
}

function drawTotals(paper: Paper, { pairs }: Part<"totals">): void {
  const { doc, root, print } = paper;
  makeRoom(paper, pairs.length * 16);
  const right = MARGIN.left + widthOf(paper) - 4;
  pairs.forEach(([name, value], at) => {
    const y = doc.y;
    const isLast = at === pairs.length - 1;
    if (isLast) rule(paper, y - 2, INK, right - 230);
    root.add(
      doc.struct("P", {}, () => {
        doc
          .font(isLast ? "bold" : "regular")
          .fontSize(isLast ? 11 : 9)
          .fillColor(INK);
        doc.text(`${print(name)} `, right - 226, y + 2, { lineBreak: false });
        doc.text(print(value), right - doc.widthOfString(print(value)), y + 2, { lineBreak: false });
      }),
    );
    doc.y = y + 16;
  });
  doc.y += 16;
}
