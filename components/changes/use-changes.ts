"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { call } from "@/lib/client/api";

const AT_ONCE = 50;

export const changesKey = (projectId: string) => ["changes", projectId] as const;

/** The changes that were loaded so far, newest first, under the filters of the page. */
export function useChanges(projectId: string, filter: Record<string, string>) {
  const list = useInfiniteQuery({
    queryKey: [...changesKey(projectId), filter],
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/projects/{projectId}/changes", {
        params: { projectId },
        query: { ...filter, limit: AT_ONCE, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages ?? [];
  return { list, groups: pages.flatMap(({ items }) => items), total: pages[0]?.total ?? 0 };
}
