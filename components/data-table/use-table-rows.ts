"use client";
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { SortingState } from "@tanstack/react-table";
import { getPage, type Page } from "@/lib/client/api";

export const PAGE_SIZE = 100;
const NO_ROWS: never[] = []; // one array for ever: a new one each render would rebuild the table

/** `queryClient.invalidateQueries({ queryKey: tableKey(endpoint) })` reloads every view of one list. */
export const tableKey = (endpoint: string) => ["table", endpoint] as const;

export type TableRows<Row> = ReturnType<typeof useTableRows<Row>>;

/** All rows of a table that were loaded so far, for endpoints that take `?limit=&cursor=&sort=-field` and the filters. */
export function useTableRows<Row>(endpoint: string, filters: Record<string, string>, sorting: SortingState) {
  const [sort] = sorting;
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));
  query.sort(); // the order in which filters were set must not make another list of it
  query.set("limit", String(PAGE_SIZE));
  if (sort) query.set("sort", `${sort.desc ? "-" : ""}${sort.id}`);
  const address = `${endpoint}?${query}`;
  const list = useInfiniteQuery({
    queryKey: [...tableKey(endpoint), address],
    queryFn: ({ pageParam, signal }) => getPage<Row>(`${address}${pageParam}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : `&cursor=${encodeURIComponent(nextCursor)}`),
    placeholderData: keepPreviousData, // the old rows stay until the new ones are there
    select: joinPages<Row>, // at module level, so that `rows` keeps its identity between renders
  });
  return { list, address, rows: list.data?.rows ?? NO_ROWS, total: list.data?.total ?? 0 };
}

function joinPages<Row>({ pages }: InfiniteData<Page<Row>>) {
  return { rows: pages.flatMap((page) => page.items), total: pages[0]?.total ?? 0 };
}
