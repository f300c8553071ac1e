/** Words people and exports write where a value is not known. Compared trimmed and in lower case. */
const BLANK_WORDS: ReadonlySet<string> = new Set([
  "",
  "-",
  "--",
  "–",
  "—",
  "n/a",
  "#n/a",
  "na",
  "unknown",
  "none",
  "null",
  "?",
  "not available",
  "tbd",
]);

const LONGEST = 13;

/** True when a cell says nothing: empty, or one of the words that stand for "not known". */
export function isBlank(text: string): boolean {
  if (text === "") return true;
  const trimmed = text.trim();
  return trimmed.length <= LONGEST && BLANK_WORDS.has(trimmed.toLowerCase());
}
