"use client";
import { useEffect, useState } from "react";
import type { Checked } from "@/lib/client/check-phones";
import type { ConversionTarget } from "@/lib/domain/conversion";

const AFTER_THE_LAST_KEY_MS = 250;

type State = { checked: Checked | null; progress: number | null };
const NOTHING: State = { checked: null, progress: null };

/** Judges the text a moment after it or the plan was last changed. The rules come with the first text. */
export function useChecked(text: string, plan: ConversionTarget): State {
  const [state, setState] = useState(NOTHING);
  const key = JSON.stringify(plan);
  const isEmpty = text.trim() === "";
  useEffect(() => {
    if (isEmpty) return;
    let isStopped = false;
    const timer = setTimeout(async () => {
      const { checkPhones } = await import("@/lib/client/check-phones");
      const checked = await checkPhones(text, JSON.parse(key) as ConversionTarget, {
        isStopped: () => isStopped,
        onProgress: (progress) => setState((before) => ({ ...before, progress })),
      });
      if (!isStopped && checked) setState({ checked, progress: null });
    }, AFTER_THE_LAST_KEY_MS);
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [text, key, isEmpty]);
  return isEmpty ? NOTHING : state;
}
