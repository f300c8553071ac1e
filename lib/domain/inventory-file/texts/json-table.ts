import { ok, type Result } from "@/lib/domain/result";
import { recordsOf, type Tree } from "./records-of-tree";
import { LONGEST_TEXT, refusedText, type TextProblem, type TextTable } from "./text-table";

/** Reads JSON of RIS, AXL, Webex and the like: a list of objects at any depth, or one object a line. */

const STARTS = /^\uFEFF?\s{0,1000}(?:\{\s{0,1000}["}]|\[\s{0,1000}[[{"\]])/;
const DEEPEST = 64;
const MOST_OBJECTS = 1_000_000;

/** Whether a text begins as JSON does. */
export const isJson = (head: string): boolean => STARTS.test(head);

export function readJson(text: string): Result<TextTable, TextProblem> {
  if (text.length > LONGEST_TEXT)
    return refusedText(
      "too-large",
      "This is JSON of more than 50 MB. Split its list, or write it as CSV, and read the parts one by one.",
    );
  const clean = text.replace(/^\uFEFF/, "");
  const shape = shapeOf(clean);
  if (shape.depth > DEEPEST)
    return refusedText(
      "too-large",
      `This is JSON with more than ${DEEPEST} levels in one another. Write out the list of phones alone.`,
    );
  if (shape.objects > MOST_OBJECTS)
    return refusedText(
      "too-large",
      "This is JSON with more than a million objects. Split it, or write the list of phones as CSV.",
    );
  const tree = parse(clean) ?? parseLines(clean);
  if (tree === null)
    return refusedText(
      "broken",
      "This is JSON, but it is broken or cut off. Export it again, or write the list of phones as CSV.",
    );
  const table = recordsOf(tree.value, "JSON");
  return table
    ? ok(table)
    : refusedText(
        "other",
        "This is JSON without a list of phones. Choose the file with one object for each phone, or a CSV.",
      );
}

function parse(text: string): { value: Tree } | null {
  try {
    const value: Tree = JSON.parse(text);
    return { value };
  } catch {
    return null;
  }
}

/** One object a line, as logs and streams write them. */
function parseLines(text: string): { value: Tree } | null {
  const value: Tree[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const each = parse(line);
    if (!each) return null;
    value.push(each.value);
  }
  return { value };
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [34, 92, 91, 93, 123, 125];

/** How deep a text goes and how much it opens, before anything is made of it. */
function shapeOf(text: string): { depth: number; objects: number } {
  let [depth, deepest, objects] = [0, 0, 0];
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) isText = false;
    } else if (code === QUOTE) isText = true;
    else if (code === OPEN || code === OPEN_LIST) {
      depth += 1;
      objects += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE || code === CLOSE_LIST) depth -= 1;
  }
  return { depth: deepest, objects };
}
