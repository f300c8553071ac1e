"use client";
import { useEffect, useEffectEvent } from "react";

/** Asks again and again while the component is on the page: for what must come to its end even if the event stream is cut. */
export function usePolling(ask: () => Promise<void>, everyMs: number): void {
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    const timer = setInterval(() => void askNow(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
