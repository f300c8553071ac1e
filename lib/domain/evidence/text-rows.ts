import { withoutTags } from "./without-tags";

/** A status page has a few kilobytes; what is longer is not one, and is read no further. */
const LONGEST_TEXT = 200_000;

export type Rows = readonly (readonly string[])[];

/** What parts the cells of a row: tabs, wide spaces, the strokes of a table, and a semicolon or comma between quoted cells. */
const CELL_BREAK = /\t|[|│┃;]| {2,}|"\s?,\s?"/;

/**
 * The filled rows and the cells of a text, in whatever layout it came: copied from a browser, page source, XML, a table with strokes. An empty cell
 * stays one, since it says that a label has no value. Page source is read without nesting and without its own entities, so neither
 * can grow.
 */
export function rowsOf(text: string): Rows {
  const source = text.slice(0, LONGEST_TEXT).replace(/\r\n?/g, "\n");
  const once = withoutTags(source);
  // Source that was copied as source has its tags as entities.
  const flat = plainCharacters(source.includes("&lt;") ? withoutTags(once) : once);
  const lines = flat.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => withoutEnd(line, " ").split(CELL_BREAK).map(withoutDress));
}

/** One kind of space, hyphen and colon; what has no width goes. */
function plainCharacters(text: string): string {
  return text
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "")
    .replace(/[\u00A0\u2007\u202F]/g, " ")
    .replace(/[‐-―−]/g, "-")
    .replace(/：/g, ":");
}

/** Without spaces and the marks that only dress a cell: quotes, and the stars of a table in a chat. */
function withoutDress(cell: string): string {
  return withoutEnd(cell.replace(/^[\s"*`]+/, ""), ' \n"*`}');
}

/** Without these characters at its end. A pattern would look at every place of a long cell again. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
