"use client";
import { useEffect, useEffectEvent, useRef } from "react";

/** Calls `onChanged` when the value is another than it was. */
export function useWhenChanged(value: string | null, onChanged: () => void): void {
  const before = useRef(value);
  const changed = useEffectEvent(onChanged);
  useEffect(() => {
    if (before.current !== value) changed();
    before.current = value;
  }, [value]);
}

/** Calls `onSent` when the last of those that waited has gone. */
export function useWhenSent(waiting: number, onSent: () => void): void {
  const before = useRef(waiting);
  const sent = useEffectEvent(onSent);
  useEffect(() => {
    if (before.current > 0 && waiting === 0) sent();
    before.current = waiting;
  }, [waiting]);
}
