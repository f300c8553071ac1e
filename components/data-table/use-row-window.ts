"use client";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useRowHeight } from "./use-row-height";
import type { SelectionState } from "./use-selection";
import { PAGE_SIZE, type TableRows } from "./use-table-rows";

type RowWindow = Pick<TableRows<unknown>, "list" | "address"> & {
  count: number;
  selection: SelectionState | null;
  /** Rows that lead nowhere and cannot be chosen need no keyboard. */
  hasKeyboard: boolean;
};

/** Where somebody was in each list: Back from a row leads there again. */
const places = new Map<string, { top: number; active: number }>();
const START = { top: 0, active: 0 };

/** The part of a long list that is in the document: it follows the scrolling and the arrow keys, and asks for more rows. */
export function useRowWindow({ list, address, count, selection, hasKeyboard }: RowWindow) {
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const [start] = useState(() => (count > 0 ? (places.get(address) ?? START) : START)); // else there are no rows to go back to
  const [active, setActive] = useState(start.active);
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const virtualizer = useVirtualizer({
    count: count + (hasNextPage ? 1 : 0), // the last one stands for what is still to come
    getScrollElement: () => scroller.current,
    estimateSize: () => height.row,
    overscan: OVERSCAN,
    scrollPaddingEnd: height.header, // the header takes its height from what is seen
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), active, count),
  });
  const items = virtualizer.getVirtualItems();

  const isNearEnd = (items.at(-1)?.index ?? -1) > count - PAGE_SIZE / 2;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === address) return;
    const place = shown.current === null ? start : START; // another sort or filter begins at its first row
    shown.current = address;
    scroller.current?.scrollTo({ top: place.top });
    setActive(place.active);
  }, [address, start]);
  useEffect(() => {
    if (height) virtualizer.measure();
  }, [height, virtualizer]);

  function onKeyDown(event: KeyboardEvent) {
    const isInRow = event.target instanceof Element && event.target.closest("[data-index]") !== null;
    if (!hasKeyboard) return;
    if (event.key === " " && selection && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      return selection.toggle(active, event.shiftKey);
    }
    const to = rowAfter(event, isInRow ? active : null, count);
    if (to === null) return;
    event.preventDefault();
    setActive(to);
    virtualizer.scrollToIndex(to);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] [data-row-focus]`)?.focus();
    });
  }

  const top = virtualizer.scrollOffset ?? 0;
  useEffect(() => {
    places.set(address, { top, active });
  }, [address, top, active]);
  const seen = Math.max(0, (virtualizer.scrollRect?.height ?? 0) - height.header);
  return {
    scroller,
    height,
    items,
    fullHeight: virtualizer.getTotalSize(),
    active,
    setActive,
    onKeyDown,
    /** Numbers of the rows that are seen, for the footer. */
    first: Math.min(count, Math.floor(top / height.row) + 1),
    last: Math.min(count, Math.max(1, Math.floor((top + seen) / height.row))),
  };
}

/** Rows in the document above and below what is seen. Few: each costs a phone a millisecond of its first second. */
const OVERSCAN = 4;

/** The active row stays in the document when it scrolls out of sight, or the focus in it would be lost. */
function withRow(indexes: number[], row: number, count: number): number[] {
  return row >= count || indexes.includes(row) ? indexes : [...indexes, row].sort((one, other) => one - other);
}

function rowAfter(event: KeyboardEvent, from: number | null, count: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.altKey || event.ctrlKey || event.metaKey || count === 0) return null;
  if (step !== undefined) return from === null ? 0 : Math.min(count - 1, Math.max(0, from + step));
  if (from !== null && event.key === "Home") return 0;
  if (from !== null && event.key === "End") return count - 1;
  return null;
}
