import { MODEL_ROWS } from "./products";
import type { SearchField } from "./search-fields";

/** Some words of a search and what they were read as. */
export type ReadWords = { words: string; field: SearchField };

/** A search as it is carried out: every text must be found, and each field that was read must fit. */
export type SearchReading = { texts: string[]; read: ReadWords[] };

/** A name of several words is looked for up to this many. */
const LONGEST_NAME = 8;
/** Shorter words find nearly everything and no index knows them: they stay with the word beside them. */
const SHORTEST_WORD = 3;

const MODELS = new Set(
  MODEL_ROWS.filter(({ kind }) => kind.endsWith("-phone")).map(({ model }) => model.toUpperCase()),
);
const PID = /^CP-[A-Z0-9]/i;
const LOAD = /^sip\d[\w.-]*$/i;
/** A MAC written in groups with blanks between them. */
const SPACED_MAC = /^(?:[0-9a-f]{2}(?: [0-9a-f]{2})+|[0-9a-f]{4}(?: [0-9a-f]{4}){2})$/i;

type Token = { text: string; isQuoted: boolean };

/** Texts that may be a whole name, in lower case: every run of words of a search. Sites and batches are asked for them. */
export function possibleNames(search: string): string[] {
  const words = tokensOf(search);
  const runs = words.flatMap((_, from) =>
    words.slice(from, from + LONGEST_NAME).flatMap((__, more) => {
      const run = words.slice(from, from + more + 1);
      return run.some(({ isQuoted }) => isQuoted) ? [] : [nameOf(run)];
    }),
  );
  return [...new Set(runs)];
}

/**
 * Reads a search: words that are as a whole a known site or batch, a model, or the beginning of a PID or a load are read as
 * such; all others are texts. What stands in quotes is a text, whatever it looks like.
 */
export function readSearchWords(
  search: string,
  sites: ReadonlySet<string>,
  batches: ReadonlySet<string>,
): SearchReading {
  const tokens = SPACED_MAC.test(search) ? [{ text: search, isQuoted: true }] : tokensOf(search);
  const read: ReadWords[] = [];
  const rest: (Token | null)[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [length, field] = readAt(tokens, at, sites, batches);
    const run = tokens.slice(at, at + length);
    if (field) read.push({ words: run.map(({ text }) => text).join(" "), field });
    rest.push(...(field ? [null] : run));
    at += length;
  }
  return { texts: textsOf(rest), read };
}

/** How many words from here are read as what; one word as nothing when they are a text. */
function readAt(
  tokens: readonly Token[],
  at: number,
  sites: ReadonlySet<string>,
  batches: ReadonlySet<string>,
): [number, SearchField | null] {
  for (let length = Math.min(LONGEST_NAME, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    if (run.some(({ isQuoted }) => isQuoted)) continue;
    if (sites.has(nameOf(run))) return [length, "site"];
    if (batches.has(nameOf(run))) return [length, "batch"];
  }
  const token = tokens[at];
  if (!token || token.isQuoted) return [1, null];
  if (MODELS.has(token.text.toUpperCase())) return [1, "model"];
  if (PID.test(token.text)) return [1, "pid"];
  return [1, LOAD.test(token.text) ? "load" : null];
}

/** Texts to be found. A short word joins the text before it, or else the one behind it; null parts texts. */
function textsOf(tokens: readonly (Token | null)[]): string[] {
  const texts: { text: string; isOpen: boolean }[] = [];
  for (const token of tokens) {
    const last = texts.at(-1);
    if (token === null) {
      if (last) last.isOpen = false;
    } else if (
      last?.isOpen &&
      !token.isQuoted &&
      (token.text.length < SHORTEST_WORD || last.text.length < SHORTEST_WORD)
    )
      last.text += ` ${token.text}`;
    else texts.push({ text: token.text, isOpen: !token.isQuoted });
  }
  return [...new Set(texts.map(({ text }) => text))];
}

function tokensOf(search: string): Token[] {
  return [...search.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([whole, quoted]) => ({
    text: quoted ?? whole,
    isQuoted: quoted !== undefined,
  }));
}

const nameOf = (run: readonly Token[]): string =>
  run
    .map(({ text }) => text)
    .join(" ")
    .toLowerCase();
