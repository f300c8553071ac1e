"use client";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type ColumnLayout, fitLayout, isSameLayout, layoutFromText, layoutToText } from "./column-layout";

type Options = {
  /** Names the table and the person: each person has their own columns in a browser. */
  storageKey: string;
  /** Every column there is; the first is always shown. */
  known: readonly string[];
  usual: readonly string[];
};

const CHANGED = "column-layout-changed";

/**
 * Columns as the address says, else as this person left them, else the usual ones. What a person chose is written to both,
 * so that a link shows a colleague the same columns.
 */
export function useColumnLayout({ storageKey, known, usual }: Options) {
  const key = `columns ${storageKey}`;
  const [inAddress, setInAddress] = useQueryState("columns", parseAsString.withOptions({ history: "replace" }));
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const usualLayout = useMemo(() => usual.map((id) => ({ id })), [usual]);
  const text = inAddress ?? stored;
  const layout = useMemo(
    () => fitLayout(text === null ? usualLayout : layoutFromText(text), known, usual[0] ?? ""),
    [text, usualLayout, known, usual],
  );
  const isUsual = isSameLayout(layout, usualLayout);
  useEffect(() => {
    if (inAddress === null && stored !== null) void setInAddress(stored); // so that the address can be sent
  }, [inAddress, stored, setInAddress]);

  function set(next: ColumnLayout) {
    const isBack = isSameLayout(next, usualLayout);
    write(key, isBack ? null : layoutToText(next));
    void setInAddress(isBack ? null : layoutToText(next));
  }
  return { layout, set, isUsual, reset: () => set(usualLayout) };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is blocked: the usual columns
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is blocked: the address still holds it.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
