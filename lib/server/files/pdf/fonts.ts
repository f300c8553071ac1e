import fs from "node:fs";
import path from "node:path";
import type PDFDocument from "pdfkit";

type Doc = InstanceType<typeof PDFDocument>;
type Glyph = { id: number };
type Run = { glyphs: unknown[]; positions: unknown[]; advanceWidth: number };
type Embedded = {
  layoutRun: (text: string, features: object) => Run;
  layout: (text: string) => Run;
  font: { glyphForCodePoint: (code: number) => Glyph; hasGlyphForCodePoint: (code: number) => boolean };
};

/** Full fonts: the woff2 of web pages are subsets, € and ł are in different files. */
const FILES = { regular: "400Regular/Inter_400Regular.ttf", bold: "600SemiBold/Inter_600SemiBold.ttf" } as const;
const FOLDER = path.join("node_modules", "@expo-google-fonts", "inter");

/** Both weights, made quick. What a font cannot print is told by `printable`. */
export function registerFonts(doc: Doc): void {
  for (const [name, file] of Object.entries(FILES)) {
    doc.registerFont(name, fs.readFileSync(path.join(process.cwd(), FOLDER, file)));
    quicken(embedded(doc, name));
  }
}

/** The embedded font that pdfkit holds; its types do not name it. */
function embedded(doc: Doc, name: string): Embedded {
  return (doc.font(name) as unknown as { _font: Embedded })._font;
}

/** Inter's contextual alternates make each word ten times as dear. */
const WORDS = { calt: false, ccmp: false, kern: true };
/** Figures stand straight. For digits alone: `tnum` widens Inter's hyphen, too. */
const FIGURES = { ...WORDS, tnum: true };
const MOST_PIECES = 5_000;

/**
 * Replaces how pdfkit lays out a text (an inner method: its version is pinned and a test draws). pdfkit's own cache is not
 * used when features are named, and otherwise keeps every MAC for good. Here digits stand alone, so that few different pieces
 * are left, and the cache has an end.
 */
function quicken(font: Embedded): void {
  const known = new Map<string, Run>();
  const pieceOf = (text: string): Run => {
    const found = known.get(text);
    if (found) return found;
    if (known.size >= MOST_PIECES) known.clear();
    const { glyphs, positions, advanceWidth } = font.layoutRun(text, /^[\d:]$/.test(text) ? FIGURES : WORDS);
    const run = { glyphs, positions, advanceWidth };
    known.set(text, run);
    return run;
  };
  font.layout = (text) => {
    const all: Run = { glyphs: [], positions: [], advanceWidth: 0 };
    for (const piece of text.match(/[\d:]|[^\d:\s]+|\s/g) ?? []) {
      const run = pieceOf(piece);
      for (const glyph of run.glyphs) all.glyphs.push(glyph);
      for (const position of run.positions) all.positions.push(position);
      all.advanceWidth += run.advanceWidth;
    }
    return all;
  };
}

export const NOT_PRINTABLE = "?";

/**
 * The text with `?` for every character that the font lacks (CJK, Arabic, emoji …), and whether there was one: a box would be
 * printed without a word. Line ends and tabs become blanks.
 */
export function printable(doc: Doc): (text: string) => { text: string; isWhole: boolean } {
  const { font } = embedded(doc, "regular");
  const lacks = new Map<string, boolean>();
  const isLacking = (char: string): boolean => {
    const known = lacks.get(char);
    if (known !== undefined) return known;
    if (lacks.size >= MOST_PIECES) lacks.clear();
    const found = !font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
    lacks.set(char, found);
    return found;
  };
  return (given) => {
    // Nearly every cell is plain ASCII and needs no look.
    if (/^[\x20-\x7e]*$/.test(given)) return { text: given, isWhole: true };
    let isWhole = true;
    let text = "";
    for (const char of given) {
      if (/\p{Cc}/u.test(char)) text += " ";
      else if (isLacking(char)) {
        isWhole = false;
        text += NOT_PRINTABLE;
      } else text += char;
    }
    return { text, isWhole };
  };
}
