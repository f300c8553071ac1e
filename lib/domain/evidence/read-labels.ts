import { QUALIFIERS, STATUS_LABELS, type StatusField } from "./status-labels";
import { withoutEnd } from "./text-rows";

/** A label that stands in a cell, and what stands behind it up to the next. */
export type Labelled = {
  field: StatusField;
  value: string;
  /** `2` of `Transition Authorization Status 2:`. */
  number: number | null;
};

/** `isSure`: of several words, or one that means nothing else; only such a label is safe to find without a colon. */
type Known = { field: StatusField; isSure: boolean };
type Word = { key: string; from: number; to: number };

const WORD = /[\p{L}\p{N}]+/gu;
const SHORTEST_SURE_WORD = 10;
/** A longer cell is a text that runs on. */
const LONGEST_CELL_OF_ONE = 60;
const LONGEST_SIGNS = 40;

function keyOf(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z0-9]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "");
}

const KNOWN = new Map(
  STATUS_LABELS.flatMap(({ field, labels }) =>
    labels.map((label): [string, Known] => {
      const words = label.match(WORD) ?? [];
      const key = words.map(keyOf).join("");
      return [key, { field, isSure: words.length > 1 || key.length >= SHORTEST_SURE_WORD }];
    }),
  ),
);
const MOST_WORDS = Math.max(
  ...STATUS_LABELS.flatMap(({ labels }) => labels.map((label) => (label.match(WORD) ?? []).length)),
);

/** The words a label can begin with, as one or written together: most words of a text are none of them. */
const FIRST_WORDS = new Set([
  ...KNOWN.keys(),
  ...STATUS_LABELS.flatMap(({ labels }) => labels.map((label) => keyOf(label.match(WORD)?.[0] ?? ""))),
]);

/** What a value of a label looks like, where nothing but a space parts the two. */
const SHAPES: Readonly<Partial<Record<StatusField, RegExp>>> = {
  mac: /^(?:SEP)?[0-9a-f]{2}[:.-]?[0-9a-f]{2}/i,
  softwareVersion: /^(?:sip|rootfs|TLexE2M|\d{1,2}[.-]\d)/i,
  productName: /^(?:CP-?|DP-|Cisco )?\d{4}|^(?:CP-|Cisco )/i,
  vid: /^V?\d{1,2}\b/i,
  serial: /^[A-Z]{3}\d{4}[0-9A-Z]{4}\b/i,
  udi: /^(?:phone|Cisco|CP-)/i,
};
const PARTED = /^["'\s]{0,4}(?:[:=>]|-\s|\.{2})/;
const NUMBER = /^\s?(\d{1,2})\s{0,3}(?=[:=[]|$)/;

/** The labels of a cell, in their order. A text that runs on in one cell can hold a whole page of them. */
export function labelsIn(cell: string): Labelled[] {
  const found = placesOf(cell);
  return found.map(({ field, number, to }, index) => {
    const until = found[index + 1]?.from ?? cell.length;
    return { field, number, value: withoutEnd(cell.slice(to, until).replace(/^[\s:=|*,.>"'-]+/, ""), ' \n,"*-') };
  });
}

/** A cell such as `Boot version: 1.2` or `Customization:`: a label, known or not, so never the value of the line above. */
export function looksLikeLabel(cell: string): boolean {
  return labelsIn(cell).length > 0 || /^\p{L}[\p{L}\p{N} _/().-]{1,40}:(?:\s|$)/u.test(cell);
}

/** The one label a cell consists of, with or without a colon. */
export function wholeLabel(cell: string): StatusField | null {
  const [only, ...more] = labelsIn(cell);
  return only && more.length === 0 && only.value === "" ? only.field : null;
}

type Place = { field: StatusField; number: number | null; from: number; to: number };

function placesOf(cell: string): Place[] {
  const words = wordsOf(cell);
  const found: Place[] = [];
  for (let index = 0; index < words.length; ) {
    const match = labelAt(cell, words, index, found.length > 0);
    if (match) found.push(match.place);
    index += match?.words ?? 1;
  }
  return found;
}

function wordsOf(cell: string): Word[] {
  return [...cell.matchAll(WORD)].map((match) => ({
    key: keyOf(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** The longest label that begins with this word. */
function labelAt(cell: string, words: readonly Word[], index: number, isAfterLabel: boolean) {
  if (!FIRST_WORDS.has(words[index]?.key ?? "")) return null;
  for (let count = Math.min(MOST_WORDS, words.length - index); count > 0; count -= 1) {
    const label = words.slice(index, index + count);
    const first = label[0];
    const last = label.at(-1);
    if (!first || !last || !isTogether(cell, label)) continue;
    const known = KNOWN.get(label.map(({ key }) => key).join(""));
    if (!known || !isLabelHere(cell, known, { first, last, index, isAfterLabel })) continue;
    const before = words[index - 1];
    const isAnothers = before !== undefined && QUALIFIERS.has(before.key) && first.from - before.to === 1;
    const number =
      known.field === "transitionAuthorizationStatus" ? NUMBER.exec(cell.slice(last.to, last.to + 10)) : null;
    const place: Place = {
      field: isAnothers ? "other" : known.field,
      number: number ? Number(number[1]) : null,
      from: first.from,
      to: last.to + (number?.[0].length ?? 0),
    };
    return { place, words: count + (number ? 1 : 0) };
  }
  return null;
}

/** Between the words of a label there is a space or a sign, never a colon. */
function isTogether(cell: string, label: readonly Word[]): boolean {
  return label.every((word, at) => {
    const before = label[at - 1];
    return before === undefined || /^[ \-/_.'’()*]{1,3}$/.test(cell.slice(before.to, word.from));
  });
}

type Here = { first: Word; last: Word; index: number; isAfterLabel: boolean };

/** A label may begin a cell; inside one only where the text runs on. A short word must be parted from its value, or the value look like one. */
function isLabelHere(cell: string, { field, isSure }: Known, { first, last, index, isAfterLabel }: Here): boolean {
  const mayBeInside = isAfterLabel || cell.length > LONGEST_CELL_OF_ONE || isQualified(cell, first);
  if (index > 0 && !mayBeInside) return false;
  const behind = cell.slice(last.to, last.to + LONGEST_SIGNS);
  const isWholeCell = index === 0 && cell.length - last.to < LONGEST_SIGNS && /^[\s:=*().-]*$/.test(behind);
  return isSure || isWholeCell || PARTED.test(behind) || (SHAPES[field]?.test(behind.trimStart()) ?? false);
}

/** A label behind a word that makes it another thing's: then it is known as that. */
function isQualified(cell: string, first: Word): boolean {
  const before = /([\p{L}\p{N}]{1,20})[ -]$/u.exec(cell.slice(Math.max(0, first.from - 22), first.from))?.[1];
  return before !== undefined && QUALIFIERS.has(keyOf(before));
}
