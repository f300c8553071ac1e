"use client";
import type { OnChangeFn, SortingState } from "@tanstack/react-table";
import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";

type TableUrlOptions<Key extends string> = {
  /** Names in the address and of the endpoint. At module level: `const FILTERS = ["status", "site"] as const`. */
  filterKeys: readonly Key[];
  /** As in the address: "name" or "-createdAt". */
  defaultSort?: string;
};

const list = parseAsArrayOf(parseAsString);

/**
 * Search, filters and sort of one table, kept in the address, so a view can be sent to a colleague and Back works.
 * `query` is what DataTable takes as `filters`: several values joined by commas (a comma inside one is "%2C").
 */
export function useTableUrl<Key extends string>({ filterKeys, defaultSort = "" }: TableUrlOptions<Key>) {
  const parsers = useMemo(() => {
    const filters = Object.fromEntries(filterKeys.map((key) => [key, list.withDefault([])]));
    return { ...filters, q: parseAsString.withDefault(""), sort: parseAsString.withDefault(defaultSort) };
  }, [filterKeys, defaultSort]);
  const [state, setState] = useQueryStates(parsers, { history: "replace" });

  const filters = pick(filterKeys, (key) => listOf(state, key));
  const query: Record<string, string> = state.q ? { q: state.q } : {};
  for (const key of filterKeys) if (filters[key].length > 0) query[key] = list.serialize(filters[key]);

  const sorting = toSorting(state.sort);
  const onSortingChange: OnChangeFn<SortingState> = (change) => {
    const [next] = typeof change === "function" ? change(sorting) : change;
    void setState({ sort: next ? `${next.desc ? "-" : ""}${next.id}` : null });
  };
  const none = pick(filterKeys, () => null);

  return {
    q: state.q,
    setQ: (q: string) => void setState({ q: q === "" ? null : q }),
    filters,
    setFilter: (key: Key, values: string[]) => void setState({ [key]: values.length > 0 ? values : null }),
    clear: () => void setState({ ...none, q: null }),
    /** Shows what a saved view says: everything that it does not name is taken away. */
    show: (view: Readonly<Record<string, string>>) =>
      void setState({
        ...none,
        ...pick(filterKeys, (key) => (view[key] === undefined ? null : list.parse(view[key]))),
        q: view.q ?? null,
        sort: view.sort ?? null,
      }),
    sort: state.sort,
    isFiltered: Object.keys(query).length > 0,
    query,
    sorting,
    onSortingChange,
  };
}

function toSorting(sort: string): SortingState {
  if (sort === "") return [];
  return sort.startsWith("-") ? [{ id: sort.slice(1), desc: true }] : [{ id: sort, desc: false }];
}

function pick<Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>;
}

function listOf(state: Record<string, unknown>, key: string): string[] {
  const value = state[key];
  return Array.isArray(value) ? value : [];
}
