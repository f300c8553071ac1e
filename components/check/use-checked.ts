"use client";
import { useEffect, useState } from "react";
import type { Checked, CheckPart } from "@/lib/client/check-phones";
import type { ConversionTarget } from "@/lib/domain/conversion";

const AFTER_THE_LAST_KEY_MS = 250;

type State = { checked: Checked | null; progress: number | null };
const NOTHING: State = { checked: null, progress: null };

/** Judges a text, or what was read of files, a moment after it or the plan was last changed. The rules come with the first text. */
export function useChecked(source: string | readonly CheckPart[], plan: ConversionTarget): State {
  const [state, setState] = useState(NOTHING);
  const key = JSON.stringify(plan);
  const isEmpty = typeof source === "string" ? source.trim() === "" : source.length === 0;
  useEffect(() => {
    if (isEmpty) return;
    let isStopped = false;
    const timer = setTimeout(async () => {
      const { checkPhones } = await import("@/lib/client/check-phones");
      const parts = typeof source === "string" ? [{ name: "The text", text: source }] : source;
      const checked = await checkPhones(parts, JSON.parse(key) as ConversionTarget, {
        isStopped: () => isStopped,
        onProgress: (progress) => setState((before) => ({ ...before, progress })),
      });
      if (!isStopped && checked) setState({ checked, progress: null });
    }, AFTER_THE_LAST_KEY_MS);
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [source, key, isEmpty]);
  return isEmpty ? NOTHING : state;
}
