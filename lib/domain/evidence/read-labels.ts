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

/** What the first words of a label can be, up to the whole: most words of a text are none of them. */
const BEGINNINGS = new Set(
  STATUS_LABELS.flatMap(({ labels }) =>
    labels.flatMap((label) => {
      const words = (label.match(WORD) ?? []).map(keyOf);
      return words.map((_, index) => words.slice(0, index + 1).join(""));
    }),
  ),
);

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
    return { field, number, value: withoutEnd(cell.slice(to, until).replace(/^[\s:=|*,.>"'-]+/, ""), ' \n,"*-}') };
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
  const first = words[index];
  if (!first) return null;
  const isAnothers = isQualified(words[index - 1], first);
  let longest: { known: Known; last: Word; words: number } | null = null;
  let key = "";
  for (let count = 1; index + count <= words.length; count += 1) {
    const last = words[index + count - 1];
    const before = words[index + count - 2];
    if (!last || (count > 1 && before && !isTogether(cell, before, last))) break;
    key += last.key;
    if (!BEGINNINGS.has(key)) break;
    const known = KNOWN.get(key);
    if (known && isLabelHere(cell, known, { first, last, index, isAfterLabel, isAnothers }))
      longest = { known, last, words: count };
  }
  if (!longest) return null;
  const { known, last } = longest;
  const number =
    known.field === "transitionAuthorizationStatus" ? NUMBER.exec(cell.slice(last.to, last.to + 10)) : null;
  const place: Place = {
    field: isAnothers ? "other" : known.field,
    number: number ? Number(number[1]) : null,
    from: first.from,
    to: last.to + (number?.[0].length ?? 0),
  };
  return { place, words: longest.words + (number ? 1 : 0) };
}

/** Between the words of a label there is a space or a sign, never a colon. */
function isTogether(cell: string, before: Word, word: Word): boolean {
  return word.from - before.to <= 3 && /^[ \-/_.'’()*]+$/.test(cell.slice(before.to, word.from));
}

type Here = { first: Word; last: Word; index: number; isAfterLabel: boolean; isAnothers: boolean };

/** A label may begin a cell; inside one only where the text runs on. A short word must be parted from its value, or the value look like one. */
function isLabelHere(cell: string, { field, isSure }: Known, here: Here): boolean {
  const { first, last, index, isAfterLabel, isAnothers } = here;
  const mayBeInside = isAfterLabel || cell.length > LONGEST_CELL_OF_ONE || isAnothers;
  const isFirst = index === 0 || (index === 1 && /^\W{0,3}\d{1,2}[.)] $/.test(cell.slice(0, first.from))); // `1. MAC Address`
  if (!isFirst && !mayBeInside) return false;
  if (isSure) return true;
  const behind = cell.slice(last.to, last.to + LONGEST_SIGNS);
  const isWholeCell = isFirst && cell.length - last.to < LONGEST_SIGNS && /^[\s:=*().-]*$/.test(behind);
  return isWholeCell || PARTED.test(behind) || (SHAPES[field]?.test(behind.trimStart()) ?? false);
}

/** A label right behind a word that makes it another thing's: then it is known as that. */
function isQualified(before: Word | undefined, first: Word): boolean {
  return before !== undefined && first.from - before.to === 1 && QUALIFIERS.has(before.key);
}

/** Labels of several words, and the short ones where the value that follows makes them sure. */
const RUN_TOGETHER = new RegExp(
  [
    ...STATUS_LABELS.flatMap(({ labels }) => labels.filter((label) => / \S+$/.test(label)))
      .filter((label) => /^[\p{L} ]+$/u.test(label))
      .sort((a, b) => b.length - a.length)
      .map((label) => label.replaceAll(" ", "\\s")),
    "Version(?=sip)",
    "UDI(?=phone)",
  ].join("|"),
  "gi",
);

/** A copy without anything between the cells (`MAC address24161BAA0001Host nameSEP…`), with its labels on lines again. */
export const apart = (text: string): string => text.replace(RUN_TOGETHER, "\n$&\t");
