"use client";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useRef } from "react";

/** By then a refresh that was under way has put back what it put back. */
const SETTLED_MS = 400;
/** A second refresh may do it again. */
const MOST_TRIES = 3;

/**
 * Keeps search, filters and order in the address. Where Next is reading the page again meanwhile (another person changed something),
 * it puts back the address from before the last change; then the change is written once more.
 */
export function AddressAdapter({ children }: { children: ReactNode }) {
  const timer = useRef(0);

  function keep(before: string, wanted: string, triesLeft: number) {
    if (before === wanted || triesLeft === 0) return;
    timer.current = window.setTimeout(() => {
      if (location.href !== before) return; // it held, or somebody went elsewhere
      history.replaceState(null, "", wanted);
      keep(before, wanted, triesLeft - 1);
    }, SETTLED_MS);
  }
  /** Called right before an address is written. */
  function onWrite(search: URLSearchParams) {
    clearTimeout(timer.current);
    const before = location.href;
    queueMicrotask(() => keep(before, location.href, MOST_TRIES));
    return search;
  }

  return <NuqsAdapter processUrlSearchParams={onWrite}>{children}</NuqsAdapter>;
}
