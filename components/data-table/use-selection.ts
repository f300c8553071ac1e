"use client";
import { useRef } from "react";

/** Which rows are chosen: these, or all that match the filters except some, whether they are loaded or not. */
export type Chosen = { kind: "some"; ids: ReadonlySet<string> } | { kind: "all"; except: ReadonlySet<string> };

export const NOTHING_CHOSEN: Chosen = { kind: "some", ids: new Set() };

/** Held by the page. What is chosen stays so while one scrolls and sorts; with other filters the page starts again. */
export type Selection = { chosen: Chosen; onChange: (chosen: Chosen) => void };

export const countChosen = (chosen: Chosen, total: number): number =>
  chosen.kind === "all" ? Math.max(0, total - chosen.except.size) : chosen.ids.size;

/** Ticks for rows: one, a range with Shift, all that are loaded, all that match. */
export function useSelection(selection: Selection | undefined, ids: readonly string[]) {
  const anchor = useRef<number | null>(null);
  if (!selection) return null;
  const { chosen, onChange } = selection;
  const has = (id: string) => (chosen.kind === "all" ? !chosen.except.has(id) : chosen.ids.has(id));
  const loaded = ids.reduce((count, id) => count + (has(id) ? 1 : 0), 0);

  /** Of "all that match" an unticked row becomes an exception; of a few it leaves them. */
  function set(rows: readonly string[], isOn: boolean) {
    const named = new Set(chosen.kind === "all" ? chosen.except : chosen.ids);
    for (const id of rows) {
      if (isOn === (chosen.kind === "some")) named.add(id);
      else named.delete(id);
    }
    onChange(chosen.kind === "all" ? { kind: "all", except: named } : { kind: "some", ids: named });
  }

  return {
    isAll: chosen.kind === "all",
    /** All that match, not only those that are loaded. */
    isEvery: (total: number) => total > 0 && countChosen(chosen, total) === total,
    has,
    count: (total: number) => countChosen(chosen, total),
    toggle(index: number, isRange: boolean) {
      const id = ids[index];
      if (id === undefined) return;
      const from = isRange && anchor.current !== null ? Math.min(anchor.current, index) : index;
      const to = isRange && anchor.current !== null ? Math.max(anchor.current, index) : index;
      set(ids.slice(from, to + 1), !has(id));
      anchor.current = index;
    },
    toggleAll() {
      anchor.current = null;
      if (chosen.kind === "all") onChange(chosen.except.size > 0 ? { kind: "all", except: new Set() } : NOTHING_CHOSEN);
      else set(ids, loaded < ids.length);
    },
    takeAll: () => onChange({ kind: "all", except: new Set() }),
    clear() {
      anchor.current = null;
      onChange(NOTHING_CHOSEN);
    },
  };
}

export type SelectionState = NonNullable<ReturnType<typeof useSelection>>;
