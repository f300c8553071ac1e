"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { personHere } from "@/lib/client/outbox/person-here";
import { type KeptWork, loadWork, readKeptWork } from "@/lib/client/outbox/snapshot";

const AGAIN_MS = 60_000;

export type FieldState = {
  work: KeptWork | null;
  /** loading: nothing is known yet. offline: what is shown was kept before. */
  is: "loading" | "fresh" | "offline" | "signed-out" | "other-person";
  why: string | null;
};

/** The person's whole work: first what lies on the device, then what the server says, and again whenever one looks at it. */
export function useSnapshot(): FieldState & { reload: () => void } {
  const [state, setState] = useState<FieldState>({ work: null, is: "loading", why: null });

  const showKept = useEffectEvent(async () => {
    const userId = personHere();
    const kept = userId === null ? null : await readKeptWork(userId);
    if (kept) setState((now) => (now.work === null ? { ...now, work: kept } : now));
  });
  const reload = useEffectEvent(async () => {
    const loaded = await loadWork();
    if (loaded.kind === "loaded") setState((now) => withLoaded(now, loaded.work));
    else if (loaded.kind === "signed-out") setState((now) => ({ ...now, is: "signed-out", why: null }));
    else setState((now) => ({ ...now, is: "offline", why: loaded.why }));
  });
  useEffect(() => {
    void showKept().then(() => reload());
    const again = () => {
      if (!document.hidden) void reload();
    };
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener("online", again);
    window.addEventListener(RELOAD, again);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      window.removeEventListener(RELOAD, again);
      document.removeEventListener("visibilitychange", again);
    };
  }, []);
  return { ...state, reload: () => window.dispatchEvent(new Event(RELOAD)) };
}

/** What is open stays: somebody else signed in in another tab sees their own work there. */
function withLoaded(now: FieldState, work: KeptWork): FieldState {
  const isOther = now.work !== null && now.work.snapshot.person.id !== work.snapshot.person.id;
  return isOther ? { ...now, is: "other-person" } : { work, is: "fresh", why: null };
}

const RELOAD = "rehome reload work";
