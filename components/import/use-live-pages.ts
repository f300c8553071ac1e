"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { messageOf, type Page } from "@/lib/client/api";

/** One array for ever: lists compare what they got. */
const NONE: never[] = [];

/** Most rows that one request answers. */
const MOST = 500;

type Ask<Item> = (cursor: string | undefined, limit: number) => Promise<Page<Item>>;

/**
 * A list that comes page by page and is read again when `version` changes: as far as it was shown, and the old rows stay in
 * sight until the new ones are there. With another `scope` it begins at its first page.
 */
export function useLivePages<Item>(ask: Ask<Item>, { scope = "", version, atOnce }: Reload) {
  const [page, setPage] = useState<(Page<Item> & { scope: string }) | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(0);
  const items = page?.items ?? NONE;

  async function read(cursor: string | undefined, limit: number, before: readonly Item[]) {
    const number = ++asked.current;
    setIsBusy(true);
    setFailure(null);
    try {
      const next = await ask(cursor, limit);
      if (number === asked.current) setPage({ ...next, items: [...before, ...next.items], scope });
    } catch (error) {
      if (number === asked.current) setFailure(messageOf(error));
    }
    if (number === asked.current) setIsBusy(false);
  }
  const reload = useEffectEvent(() => {
    const shown = page?.scope === scope ? items.length : 0;
    void read(undefined, Math.min(MOST, Math.max(atOnce, shown)), []);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked again is told by these two
  useEffect(() => reload(), [scope, version]);

  return {
    items,
    total: page?.total ?? null,
    hasMore: page === null || page.nextCursor !== null,
    isBusy,
    failure,
    load: () => read(page?.nextCursor ?? undefined, atOnce, page === null ? [] : items),
  };
}

type Reload = { scope?: string; version: string; atOnce: number };
