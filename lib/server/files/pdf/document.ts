/**
 * What a PDF of ours holds: a front of blocks, in their order, and an annex of any length. Quotes and reports are made of the
 * same parts; who makes one knows nothing of pages.
 */

export type PdfColumn = { header: string; width: number; align?: "right" };

export type PdfBlock =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  /** Names on the left, values beside them. */
  | { kind: "facts"; pairs: readonly [name: string, value: string][] }
  /** Widths are points; together `PDF_WIDTH`. */
  | { kind: "table"; columns: readonly PdfColumn[]; rows: readonly (readonly string[])[] }
  /** On the right; the last one large. */
  | { kind: "totals"; pairs: readonly [name: string, value: string][] };

/** A picture that was read whole before: pdfkit ends the process over a broken one. */
export type PdfLogo = { type: string; base64: string; width: number; height: number };

export type PdfAnnex = {
  heading: string;
  columns: readonly PdfColumn[];
  /** How many rows come: the number of pages is known by it before the first of them is drawn. */
  count: number;
  /** Lines of each cell, one below the other; a line that does not fit ends in an ellipsis. */
  linesPerRow: number;
};

export type PdfDocument = {
  title: string;
  author: string;
  /** `en`: a screen reader chooses its voice by it. */
  language: string;
  /** In the file's own dates: the same document gives the same bytes. */
  issuedAt: string;
  /** Above the title, on the left. */
  logo: PdfLogo | null;
  /** Above the title, on the right: who issues it. */
  sender: readonly string[];
  blocks: readonly PdfBlock[];
  annex: PdfAnnex | null;
};

/** A row of an annex: each cell with its lines. */
export type PdfRow = readonly (readonly string[])[];

/** Width of the text on a page, in points. */
export const PDF_WIDTH = 491;
/** The same on a page of the annex, which lies on its side. */
export const PDF_ANNEX_WIDTH = 738;
