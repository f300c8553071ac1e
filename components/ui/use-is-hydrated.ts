"use client";
import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False on the server and in the first render of the browser, true after it: what differs between them waits for it. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
