"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { messageOf, type Page } from "@/lib/client/api";

/**
 * A list that comes page by page on demand. Without a first page it asks for one at once; a page that failed can be asked
 * for again and loses nothing.
 */
export function usePages<Item>(ask: (cursor: string | undefined) => Promise<Page<Item>>, first?: Page<Item>) {
  const [page, setPage] = useState<Page<Item> | null>(first ?? null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const items = page?.items ?? [];

  async function load() {
    setIsBusy(true);
    setFailure(null);
    try {
      const next = await ask(page?.nextCursor ?? undefined);
      setPage({ ...next, items: [...items, ...next.items] });
    } catch (error) {
      setFailure(messageOf(error));
    }
    setIsBusy(false);
  }
  const loadFirst = useEffectEvent(() => {
    if (page === null) void load();
  });
  useEffect(() => loadFirst(), []);

  return {
    items,
    total: page?.total ?? null,
    hasMore: page === null || page.nextCursor !== null,
    isBusy,
    failure,
    load,
  };
}
