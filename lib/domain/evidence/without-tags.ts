/** Tags that stand inside a text and part nothing. */
const INLINE = new Set("a abbr b bdi big code em font i img nobr small strong sub sup tt u wbr link meta".split(" "));
/** Tags that begin a cell of a row. */
const CELL = new Set("td th dd span label".split(" "));
/** Tags that begin a row or another part of a page. */
const ROW = new Set(
  "tr br p div li ul ol dl dt table tbody thead tfoot caption colgroup col h1 h2 h3 h4 h5 h6 title head body html form fieldset legend section article header footer nav main hr pre center button option".split(
    " ",
  ),
);
/** What stands inside is no text of the page. */
const SKIPPED = new Set(["script", "style", "select"]);

const NAME = /^<\/?(?:[a-z][\w.-]{0,20}:)?([a-z][\w.-]{0,40})/i;
const ATTRIBUTE = /\s([a-z][\w.:-]{0,40})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)')/gi;
const LONGEST_TAG = 4000;

/**
 * The text of page source or XML: rows on lines, cells apart by tabs, the name of an XML element as the label of its content. A text
 * without tags comes back as it was. Goes through the text once.
 */
export function withoutTags(text: string): string {
  if (!/<[a-z/!?]/i.test(text)) return decoded(text);
  const parts: string[] = [];
  let isInCell = false;
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    const until = open < 0 ? text.length : open;
    if (until > at) parts.push(decoded(isInCell ? text.slice(at, until).replace(/\n/g, " ") : text.slice(at, until)));
    if (open < 0) break;
    const tag = tagAt(text, open);
    if (tag.kind === "cell") isInCell = tag.opens;
    if (tag.kind === "row") isInCell = false;
    parts.push(tag.text);
    at = tag.end;
  }
  return parts.join("");
}

type Tag = { kind: "cell" | "row" | "other"; opens: boolean; text: string; end: number };

function tagAt(text: string, open: number): Tag {
  const other = (end: number, shown = ""): Tag => ({ kind: "other", opens: false, text: shown, end });
  if (text.startsWith("<!--", open)) return other(endOf(text, "-->", open));
  if (text.startsWith("<![CDATA[", open)) {
    const end = endOf(text, "]]>", open);
    return other(end, text.slice(open + 9, Math.max(open + 9, end - 3)));
  }
  if (/^<[!?]/.test(text.slice(open, open + 2))) return other(endOf(text, ">", open));
  const name = NAME.exec(text.slice(open, open + 70))?.[1]?.toLowerCase();
  const close = text.indexOf(">", open);
  if (name === undefined || close < 0 || close - open > LONGEST_TAG) return other(open + 1, "<");
  const tag = text.slice(open, close + 1);
  const opens = tag[1] !== "/";
  if (INLINE.has(name)) return other(close + 1);
  if (SKIPPED.has(name)) return other(opens ? endOf(text, `</${name}`, close) : close + 1);
  if (CELL.has(name)) return { kind: "cell", opens, text: opens ? "\t" : "", end: close + 1 };
  if (ROW.has(name)) return { kind: "row", opens, text: "\n", end: close + 1 };
  if (name === "input") return other(close + 1, `\t${attributesOf(tag).get("value") ?? ""}`);
  return { kind: "row", opens, text: opens ? elementOf(tag) : "\n", end: close + 1 };
}

/** Behind the next `what`; the end of the text where there is none. */
function endOf(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}

/** An XML element is a label, and so is each of its attributes. */
function elementOf(tag: string): string {
  const name = NAME.exec(tag)?.[1] ?? "";
  if (!tag.includes("=")) return `\n${name}\t`;
  const attributes = [...attributesOf(tag)].map(([label, value]) => `\n${label}\t${value}`);
  return `${attributes.join("")}\n${name}\t`;
}

function attributesOf(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = "", quoted, single]) => [
      name.toLowerCase(),
      decoded(quoted ?? single ?? "").replace(/\s+/g, " "),
    ]),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  shy: "",
  dash: "-",
  hyphen: "-",
  ndash: "-",
  mdash: "-",
  colon: ":",
  sol: "/",
  tab: "\t",
  szlig: "ß",
};
/** `&eacute;`: a label is compared without its accents, so the letter is enough. */
const ACCENTED = /^([a-z])(?:acute|grave|uml|circ|cedil|tilde)$/i;

/** With its entities written out, once: what they stand for is not read again. An entity that a text declares itself stays as it is. */
function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (entity, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? ACCENTED.exec(name)?.[1] ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    const isCharacter = code > 8 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
    return isCharacter ? String.fromCodePoint(code) : entity;
  });
}
