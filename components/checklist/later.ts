"use client";
import { useEffect, useEffectEvent } from "react";

const AGAIN_MS = 3000;

/** Loads a part of the page and repeats until it succeeds: a short loss of the connection must not cost the page, which holds what is not sent yet. */
export async function importWithRetry<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Runs `load` once the browser has nothing else to do: later, in the cupboard, there may be no network. */
export function useWhenIdle(load: () => void): void {
  "use no memo"; // its effects name what they depend on
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
