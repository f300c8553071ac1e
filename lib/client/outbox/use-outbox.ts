"use client";
import { useEffect, useSyncExternalStore } from "react";
import { NO_OUTBOX, type Outbox, type OutboxView, outboxOf } from "./outbox";
import { PERSON } from "./person-here";

/** The person's outbox, followed; while it is shown it sends when the page comes back into sight, or the network does. */
export function useOutbox(userId: string): OutboxView & { outbox: Outbox } {
  "use no memo"; // its parts keep their identity by themselves
  const outbox = outboxOf(userId);
  const view = useSyncExternalStore(outbox.subscribe, outbox.view, () => NO_OUTBOX);
  useEffect(() => {
    const again = () => {
      if (!document.hidden) outbox.sendAgain();
    };
    const onOtherTab = ({ key }: StorageEvent) => {
      if (key === PERSON) again(); // somebody signed in or out there
    };
    again();
    window.addEventListener("storage", onOtherTab);
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("pageshow", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      window.removeEventListener("storage", onOtherTab);
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("pageshow", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [outbox]);
  const isAtRisk = view.isKeeping || (!view.isDurable && view.items.some(({ status }) => status === "waiting"));
  useEffect(() => {
    if (!isAtRisk) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isAtRisk]);
  return { ...view, outbox };
}
