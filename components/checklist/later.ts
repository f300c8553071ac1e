"use client";
import { useEffect, useEffectEvent } from "react";

const AGAIN_MS = 3000;

/** Asks until it is there: a connection that is lost for a moment must not cost the page with what is not sent yet. */
export async function importWithRetry<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Once the page stands and the browser has nothing else to do: in the cupboard there may be no network any more. */
export function useWhenIdle(load: () => void): void {
  const run = useEffectEvent(load);
  useEffect(() => {
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(() => run(), 1000); // Safari
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(() => run(), { timeout: AGAIN_MS });
    return () => cancelIdleCallback(handle);
  }, []);
}
