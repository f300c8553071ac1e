import type { BookFilter } from "./book-entries";

type Search = Record<string, string | string[] | undefined>;

/** What the address asks of the rule book, as RuleFilters writes it. */
export function bookFilterOf(search: Search): BookFilter {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
  const list = (value: string | string[] | undefined) => one(value).split(",").filter(Boolean);
  return {
    q: one(search.q).trim().slice(0, 200),
    kind: list(search.kind),
    direction: list(search.direction),
    used: list(search.used),
  };
}
