import { ok, type Result } from "@/lib/domain/result";
import { recordsOf, type Tree } from "./records-of-tree";
import { LONGEST_TEXT, OTHER_MARKUP, refusedText, type TextProblem, type TextTable } from "./text-table";

/**
 * Reads XML of RIS and AXL: an element that is repeated is a list. Entities are never expanded, save the five of XML itself and
 * characters by number; a text that declares a document type is refused.
 */

const STARTS = /^\uFEFF?\s{0,1000}<(?:\?xml|!--|[A-Za-z_])/;
const DEEPEST = 64;
const MOST_ELEMENTS = 2_000_000;
const LONGEST_TAG = 10_000;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Whether a text begins as XML does; a web page does too. */
export const isXml = (head: string): boolean => STARTS.test(head);

export function readSoap(text: string): Result<TextTable, TextProblem> {
  if (text.length > LONGEST_TEXT)
    return refusedText(
      "too-large",
      "This is XML of more than 50 MB. Ask for fewer phones at a time, or write the list as CSV.",
    );
  const tree = treeOf(text);
  if (!tree.ok) return tree;
  const table = recordsOf(tree.value, "XML");
  return table ? ok(table) : refusedText("other", OTHER_MARKUP);
}

type Element = { name: string; children: { [key: string]: Tree } | null; text: string };
type Piece =
  | { kind: "open" | "close"; name: string; isEmpty: boolean }
  | { kind: "text"; text: string }
  | { kind: "refused"; problem: Parameters<typeof refusedText> };

const BROKEN = "This is XML, but it is broken or cut off. Save it again, or write the list of phones as CSV.";
const DOCTYPE =
  "This XML declares a document type, which no answer of RIS or AXL does; it is not read. Save the list of phones as CSV.";
const TOO_MUCH =
  "This XML goes deeper, or has more elements, than any list of phones. Write out the list of phones alone.";

/** Elements as objects under their names without prefix, texts as strings. */
function treeOf(text: string): Result<Tree, TextProblem> {
  const open: Element[] = [];
  let root: Tree | undefined;
  let elements = 0;
  for (const piece of piecesOf(text)) {
    const top = open.at(-1);
    if (piece.kind === "refused") return refusedText(...piece.problem);
    if (piece.kind === "text") {
      if (top) top.text += piece.text;
      continue;
    }
    if (piece.kind === "open") {
      elements += 1;
      if (elements > MOST_ELEMENTS || open.length >= DEEPEST) return refusedText("too-large", TOO_MUCH);
      open.push({ name: piece.name, children: null, text: "" });
      if (!piece.isEmpty) continue;
    }
    const element = open.pop();
    if (element?.name !== piece.name) return refusedText("broken", BROKEN);
    const value: Tree = element.children ?? element.text.trim();
    const parent = open.at(-1);
    if (parent) addChild(parent, element.name, value);
    else root ??= { [element.name]: value };
  }
  return open.length > 0 || root === undefined ? refusedText("broken", BROKEN) : ok(root);
}

function addChild(parent: Element, name: string, value: Tree): void {
  parent.children ??= Object.create(null) as { [key: string]: Tree }; // an element may be called "__proto__"
  const before = parent.children[name];
  if (before === undefined) parent.children[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else parent.children[name] = [before, value];
}

/** What is no element: where it begins and ends, and whether it is text. */
const MARKS = [
  { begins: "<!--", ends: "-->", isText: false },
  { begins: "<![CDATA[", ends: "]]>", isText: true },
  { begins: "<?", ends: "?>", isText: false },
] as const;

/** Tags and texts in their order; the last one is a refusal where the text is no XML. */
function* piecesOf(text: string): Generator<Piece> {
  let at = text.indexOf("<");
  while (at >= 0) {
    const mark = MARKS.find(({ begins }) => text.startsWith(begins, at));
    if (!mark && text.startsWith("<!", at)) return yield { kind: "refused", problem: ["other", DOCTYPE] };
    const last = mark ? text.indexOf(mark.ends, at + mark.begins.length) : endOfTag(text, at);
    if (last < 0) return yield { kind: "refused", problem: ["broken", BROKEN] };
    if (!mark) yield tagOf(text.slice(at + 1, last));
    else if (mark.isText) yield { kind: "text", text: text.slice(at + mark.begins.length, last) };
    const from = last + (mark?.ends.length ?? 1);
    at = text.indexOf("<", from);
    if (at <= from) continue;
    const between = decoded(text.slice(from, at));
    if (between === null) return yield { kind: "refused", problem: ["broken", BROKEN] };
    yield { kind: "text", text: between };
  }
}

function tagOf(tag: string): Piece {
  if (tag.startsWith("/")) return { kind: "close", name: localName(tag.slice(1)), isEmpty: false };
  return { kind: "open", name: localName(tag), isEmpty: tag.endsWith("/") };
}

/** The `>` that ends a tag: one inside an attribute's value does not. */
function endOfTag(text: string, at: number): number {
  let quote = "";
  const limit = Math.min(text.length, at + LONGEST_TAG);
  for (let index = at + 1; index < limit; index += 1) {
    const letter = text[index] ?? "";
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return index;
  }
  return -1;
}

/** `ns:name attribute="…"/` → `name`. */
function localName(tag: string): string {
  const end = tag.search(/[\s/]/);
  const name = end < 0 ? tag : tag.slice(0, end);
  return name.slice(name.indexOf(":") + 1);
}

/** `null` where an entity stands that XML does not know by itself. */
function decoded(text: string): string | null {
  if (!text.includes("&")) return text;
  let isKnown = true;
  const plain = text.replace(/&(#x?[0-9a-f]{1,6}|\w{1,20});?/gi, (_, name: string) => {
    const code = name.startsWith("#") ? Number(/^#x/i.test(name) ? `0${name.slice(1)}` : name.slice(1)) : Number.NaN;
    if (code > 0 && code < 0x11_0000) return String.fromCodePoint(code);
    const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    if (known === undefined) isKnown = false;
    return known ?? "";
  });
  return isKnown ? plain : null;
}
