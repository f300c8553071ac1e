import PDFDocument from "pdfkit";
import type { PdfDocument } from "./document";
import { printable, registerFonts } from "./fonts";

/** A page and what is drawn on every one of them. All measures are points. */

export type Doc = InstanceType<typeof PDFDocument>;
export type Struct = PDFKit.PDFStructureElement;

const SHORT = 595.28;
const LONG = 841.89;
export const MARGIN = { left: 56, right: 48, top: 56, bottom: 56 };
/** We break pages ourselves: pdfkit's own break would tear rows. */
const MARGINS = { ...MARGIN, bottom: 0 };
export const INK = "#111827";
export const GREY = "#4b5563";
export const LINE = "#d1d5db";

/** What is drawn on: the document, the root of its structure, and the page at hand. */
export type Paper = {
  doc: Doc;
  root: Struct;
  isLandscape: boolean;
  /** Makes a text printable; remembers when a character had to be replaced. */
  print: (text: string) => string;
  /** Something on the page at hand could not be printed. */
  hasReplaced: boolean;
};

export const widthOf = ({ isLandscape }: Pick<Paper, "isLandscape">): number =>
  (isLandscape ? LONG : SHORT) - MARGIN.left - MARGIN.right;
export const bottomOf = ({ isLandscape }: Pick<Paper, "isLandscape">): number =>
  (isLandscape ? SHORT : LONG) - MARGIN.bottom - 14;

/** pdfkit writes these into XML as they come: "Müller & Söhne" would damage the metadata. */
const plainXml = (text: string) => text.replaceAll("&", "+").replace(/[<>]/g, "");

export function newPaper({ title, author, language, issuedAt }: PdfDocument): Paper {
  const at = new Date(issuedAt);
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: language,
    info: {
      Title: plainXml(title),
      Author: plainXml(author),
      Creator: "Rehome",
      CreationDate: at,
      ModDate: at,
    },
  });
  registerFonts(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const check = printable(doc);
  const paper: Paper = {
    doc,
    root,
    isLandscape: false,
    hasReplaced: false,
    print: (given) => {
      const { text, isWhole } = check(given);
      if (!isWhole) paper.hasReplaced = true;
      return text;
    },
  };
  return paper;
}

export function newPage(paper: Paper): void {
  const { doc, isLandscape } = paper;
  doc.addPage({ size: "A4", layout: isLandscape ? "landscape" : "portrait", margins: MARGINS });
  doc.x = MARGIN.left;
  doc.y = MARGIN.top;
}

/** Breaks the page when `height` is not left on it. */
export function makeRoom(paper: Paper, height: number): boolean {
  if (paper.doc.y + height <= bottomOf(paper)) return false;
  newPage(paper);
  return true;
}

/** What is for the eye only: screen readers pass over it. */
export function artifact(doc: Doc, draw: () => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  draw();
  doc.endMarkedContent();
}

export const rule = (paper: Paper, y: number, color: string, from: number = MARGIN.left): void =>
  rules(paper, [y], color, from);

/** Lines across the page, drawn with one stroke. */
export function rules(paper: Paper, heights: readonly number[], color: string, from: number = MARGIN.left): void {
  const { doc } = paper;
  artifact(doc, () => {
    for (const y of heights) doc.moveTo(from, y).lineTo(MARGIN.left + widthOf(paper), y);
    doc.lineWidth(0.5).strokeColor(color).stroke();
  });
}

const REPLACED = "“?” stands for a character that this font does not have; the CSV holds it.";

export function footer(paper: Paper, title: string, page: number, pages: number): void {
  const { doc } = paper;
  artifact(doc, () => {
    doc.font("regular").fontSize(7.5).fillColor(GREY);
    const y = bottomOf(paper) + 28;
    const right = MARGIN.left + widthOf(paper);
    const number = `Page ${page} of ${pages}`;
    const left = paper.hasReplaced ? `${title}. ${REPLACED}` : title;
    const room = widthOf(paper) - doc.widthOfString(number) - 20;
    doc.text(fitting(doc, left, room), MARGIN.left, y, { lineBreak: false });
    doc.text(number, right - doc.widthOfString(number), y, { lineBreak: false });
  });
}

/** The text, or as much of it as the width takes, with an ellipsis. */
export function fitting(doc: Doc, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let low = 0;
  let high = Math.min(text.length, Math.ceil(width));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (doc.widthOfString(`${text.slice(0, middle).trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
