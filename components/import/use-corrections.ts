"use client";
import { useEffect, useRef, useState } from "react";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { MOST_FIXES } from "@/lib/domain/inventory-file/correct-cells";
import type { InventoryImport } from "@/lib/schemas/imports";

export type RowFix = { line: number; column?: number; value?: string; leaveOut?: boolean };

/** In place of a column's position: the whole row. */
export const WHOLE_ROW = -1;
export const fixKey = ({ line, column = WHOLE_ROW }: Pick<RowFix, "line" | "column">): string => `${line} ${column}`;
const takesBack = ({ value, leaveOut }: RowFix) => value === undefined && leaveOut !== true;

/** Typing on is not disturbed: corrections that come within this time go in one request. */
const SAVE_AFTER_MS = 300;

/** The same corrections would be refused again. */
const isRefused = (error: unknown) =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;

type Saved = (now: InventoryImport) => void;

/**
 * Corrections count at once on the page and are saved behind it, in their order, many in one request. What could not be saved
 * stays in the queue and is sent again on request.
 */
export function useCorrections(importId: string, onSaved: Saved) {
  const [made, setMade] = useState<ReadonlyMap<string, RowFix>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<RowFix[]>([]);
  const isSaving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
  });

  function add(fixes: readonly RowFix[]) {
    setMade((all) => {
      const next = new Map(all);
      for (const fix of fixes) {
        if (takesBack(fix)) next.delete(fixKey(fix));
        else next.set(fixKey(fix), fix);
      }
      return next;
    });
    queue.current.push(...fixes);
    setWaiting(queue.current.length);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
  }

  async function save(): Promise<void> {
    if (isSaving.current || queue.current.length === 0) return;
    isSaving.current = true;
    setFailure(null);
    const fixes = queue.current.splice(0, MOST_FIXES);
    const isDone = await send(fixes);
    isSaving.current = false;
    setWaiting(queue.current.length);
    if (isDone) return save();
  }

  async function send(fixes: RowFix[]): Promise<boolean> {
    try {
      saved.current(await call("POST /api/imports/{importId}/fixes", { params: { importId }, body: { fixes } }));
      return true;
    } catch (error) {
      setFailure(messageOf(error));
      if (isRefused(error)) setMade((all) => new Map([...all].filter(([, fix]) => !fixes.includes(fix))));
      else queue.current.unshift(...fixes);
      return false;
    }
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.current.length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);

  return { made, waiting, failure, add, retry: () => void save() };
}
