import "server-only";
import { keysOf } from "@/lib/domain/typed-object";
import { type Selection, selection } from "@/lib/schemas/batches";
import { type PhoneListQuery, phoneFilters, phoneListQuery } from "@/lib/schemas/phones";

export type ListAddress = {
  /** What the address asks of the list, as the API takes it. */
  query: PhoneListQuery;
  /** The same as the table writes it into an address. */
  text: string;
  /** Filters it names, and `sort`, that are not there any more. */
  gone: string[];
};

type Given = Record<string, string | string[] | undefined>;

const KEYS = [...keysOf(phoneFilters), "sort"] as const;
const ONE_TEXT: readonly string[] = ["q", "sort", "conflict", "window"];

/**
 * Reads the address of a list of phones, which may be of last year: values that no longer make sense are left out, and their
 * filters named. `batches` are those that are there; left out, any may be.
 */
export function readListAddress(given: Given, batches?: readonly string[]): ListAddress {
  const kept = new URLSearchParams();
  const gone: string[] = [];
  for (const key of KEYS) {
    const whole = [given[key] ?? []].flat().join(",");
    const values = ONE_TEXT.includes(key) ? [whole] : whole.split(",");
    const asked = values.filter((value) => value !== "");
    const there = asked.filter((value) => isThere(key, value, batches));
    if (there.length > 0) kept.set(key, there.join(","));
    if (there.length < asked.length) gone.push(key);
  }
  return { query: phoneListQuery.parse(Object.fromEntries(kept)), text: kept.toString(), gone };
}

function isThere(key: (typeof KEYS)[number], value: string, batches: readonly string[] | undefined): boolean {
  if (key === "batch" && batches && value !== "none" && !batches.includes(value)) return false;
  return phoneListQuery.shape[key].safeParse(value).success;
}

const listIn = (given: string | string[] | undefined) => [given ?? []].flat().join(",").split(",").filter(Boolean);

/**
 * The phones that an address means, as the inventory writes them: `ids`, or its filters with `except`. Null where it means none in
 * particular, and where a part of it cannot be read: without that part it would mean other phones.
 */
export function readSelectionAddress(given: Given): Selection | null {
  const ids = listIn(given.ids);
  const except = listIn(given.except);
  const { query, text, gone } = readListAddress(given);
  const { limit: _, cursor: __, sort: ___, ...filter } = query;
  if (ids.length === 0 && except.length === 0 && text === "") return null;
  const read = selection.safeParse(ids.length > 0 ? { ids } : { filter, except });
  return read.success && gone.length === 0 ? read.data : null;
}
