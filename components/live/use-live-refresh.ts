"use client";
import { useEffect, useRef } from "react";
import { useProjectChanges } from "@/lib/client/use-project-changes";

/** Calls `refresh` when the project changed, at most once in `everyMs`; a hidden tab waits until it is looked at. */
export function useLiveRefresh(projectId: string, refresh: () => void, everyMs: number): void {
  "use no memo"; // its effects name what they depend on
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const due = useRef<(() => void) | null>(null);

  function run() {
    timer.current = null;
    if (document.hidden) {
      due.current = run;
      return;
    }
    due.current = null;
    last.current = Date.now();
    refresh();
  }
  useProjectChanges(projectId, () => {
    timer.current ??= setTimeout(run, Math.max(50, last.current + everyMs - Date.now()));
  });
  useEffect(() => {
    const onShown = () => {
      if (!document.hidden) due.current?.();
    };
    document.addEventListener("visibilitychange", onShown);
    return () => {
      document.removeEventListener("visibilitychange", onShown);
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    };
  }, []);
}
