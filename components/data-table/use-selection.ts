"use client";
import { useRef } from "react";

/** Held by the page. Ids stay chosen while one scrolls, sorts and filters. */
export type Selection = {
  selected: Set<string>;
  onChange: (selected: Set<string>) => void;
  /** Offers "Select all 20,000": everything that matches, also what is not loaded. The page then acts on the filters. */
  isAllMatching?: boolean;
  onAllMatchingChange?: (isAllMatching: boolean) => void;
};

/** Ticks for rows: one, a range with Shift, all that are loaded. */
export function useSelection(selection: Selection | undefined, ids: readonly string[]) {
  const anchor = useRef<number | null>(null);
  if (!selection) return null;
  const { selected, onChange, isAllMatching = false, onAllMatchingChange } = selection;
  const chosen = ids.reduce((count, id) => count + (selected.has(id) ? 1 : 0), 0);

  return {
    isAllMatching,
    isAllLoaded: ids.length > 0 && chosen === ids.length,
    isSomeLoaded: chosen > 0,
    has: (id: string) => isAllMatching || selected.has(id),
    toggle(index: number, isRange: boolean) {
      const id = ids[index];
      if (id === undefined) return;
      const isOn = isAllMatching || selected.has(id);
      const next = new Set(isAllMatching ? ids : selected);
      if (isAllMatching) onAllMatchingChange?.(false);
      const from = isRange && anchor.current !== null ? Math.min(anchor.current, index) : index;
      const to = isRange && anchor.current !== null ? Math.max(anchor.current, index) : index;
      for (const each of ids.slice(from, to + 1)) {
        if (isOn) next.delete(each);
        else next.add(each);
      }
      anchor.current = index;
      onChange(next);
    },
    toggleAll() {
      const isOn = isAllMatching || (ids.length > 0 && chosen === ids.length);
      if (isAllMatching) onAllMatchingChange?.(false);
      const next = new Set(selected);
      for (const id of ids) {
        if (isOn) next.delete(id);
        else next.add(id);
      }
      anchor.current = null;
      onChange(next);
    },
    clear() {
      if (isAllMatching) onAllMatchingChange?.(false);
      anchor.current = null;
      onChange(new Set());
    },
  };
}

export type SelectionState = NonNullable<ReturnType<typeof useSelection>>;
