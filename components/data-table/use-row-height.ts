"use client";
import { useSyncExternalStore } from "react";

const QUERY = "(pointer: coarse)";

/** In pixels: dense for a mouse, tall enough for a finger. */
export function useRowHeight(): { row: number; header: number } {
  const isCoarse = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
  return isCoarse ? COARSE : FINE;
}

const FINE = { row: 32, header: 32 };
const COARSE = { row: 44, header: 44 };

function subscribe(listener: () => void) {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}
