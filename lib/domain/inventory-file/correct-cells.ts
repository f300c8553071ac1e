import { parseMac } from "@/lib/domain/phone/mac";

/** So many corrections go into one request. */
export const MOST_FIXES = 5_000;

/** `take-in`: rows that were left out count again. */
export const GROUP_CHANGES = ["suggestion", "replace", "leave-out", "take-in"] as const;
export type GroupChange = (typeof GROUP_CHANGES)[number];

/** Faults of which it is known what is likely meant. */
const SUGGESTED: ReadonlySet<string> = new Set(["letter-o"]);
export const hasSuggestion = (code: string): boolean => SUGGESTED.has(code);

/**
 * How cells of one column are changed, many at once. `suggestion`: what is likely meant, where a fault has one likely meaning.
 * Nothing of it happens by itself: a person sees old and new, and says so.
 */
export type CellChange = { kind: "suggestion" } | { kind: "replace"; find: string; by: string };

/** What a cell with this fault likely means; null where that is not known. A letter O in a MAC is a zero, which MACs have in its place. */
export function suggestionFor(code: string, text: string): string | null {
  if (!hasSuggestion(code)) return null;
  const meant = text.replace(/o/gi, "0");
  return parseMac(meant).ok ? meant : null;
}

/** The text after the change; null where the change says nothing about it. Find and replace takes every place, in either case. */
export function changedCell(change: CellChange, { code, text }: { code: string; text: string }): string | null {
  if (change.kind === "suggestion") return suggestionFor(code, text);
  const after = replaceAll(text, change.find, change.by);
  return after === text ? null : after;
}

function replaceAll(text: string, find: string, by: string): string {
  const [lower, wanted] = [text.toLowerCase(), find.toLowerCase()];
  // A letter whose lower case is longer would shift every place behind it.
  if (wanted === "" || lower.length !== text.length) return wanted === "" ? text : text.replaceAll(find, () => by);
  let after = "";
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    after += text.slice(from, at) + by;
    from = at + wanted.length;
  }
  return after + text.slice(from);
}
