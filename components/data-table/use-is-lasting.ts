"use client";
import { useEffect, useState } from "react";

/** True once `isOn` has lasted a while: a spinner that flashes on every answer only disturbs. */
export function useIsLasting(isOn: boolean, ms = 250): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setIsLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setIsLasting(false);
    };
  }, [isOn, ms]);
  return isLasting;
}
