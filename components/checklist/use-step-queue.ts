"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/operation-id";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { StepAction } from "@/lib/domain/work/step-actions";
import type { Judged, Operation, Subject } from "@/lib/domain/work/step-log";
import type { StepEventInput } from "@/lib/schemas/work";

const MOST_AT_ONCE = 500;
const SESSION_ENDED = "You are signed out. Sign in again in another tab, then send.";

/**
 * What is done here is shown at once and sent in order. A lost connection keeps it as "not sent"; the same operation id
 * goes out again, so nothing is stored twice. What the server refuses is taken back, and its reason shown.
 */
export function useStepQueue() {
  const [operations, setOperations] = useState<readonly Operation[]>([]);
  const [judged, setJudged] = useState<readonly Judged[]>([]);
  const all = useRef<readonly Operation[]>([]);
  const isSending = useRef(false);

  function change(next: readonly Operation[]) {
    all.current = next;
    setOperations(next);
  }
  const patch = (id: string, over: Partial<Operation>) =>
    change(all.current.map((one) => (one.event.operationId === id ? { ...one, ...over } : one)));

  /** Data that was asked for after an operation was stored holds it already; its remark it does not. */
  function settle(askedAt: number) {
    const isHeld = ({ storedAt }: Operation) => storedAt !== null && storedAt < askedAt;
    const isRemark = ({ event }: Operation) => event.note !== undefined && event.action !== "tick";
    const kept = all.current.filter((one) => !isHeld(one) || isRemark(one));
    change(kept.map((one) => (isHeld(one) ? { ...one, isSettled: true } : one)));
    setJudged((before) => before.filter(({ at }) => at >= askedAt));
  }

  async function flush() {
    if (isSending.current) return;
    isSending.current = true;
    for (;;) {
      const due = all.current.filter(({ status }) => status === "sending").slice(0, MOST_AT_ONCE);
      if (due.length === 0) break;
      try {
        const outcomes = await call("POST /api/step-events", { body: due.map(({ event }) => event) });
        for (const { operationId, status, reason = null, state = null } of outcomes) {
          const isStored = status === "stored" || status === "already-there";
          const known = isStored ? "stored" : "refused";
          patch(operationId, { status: known, why: reason, state, storedAt: isStored ? Date.now() : null });
        }
        for (const { event } of due) {
          if (outcomes.every(({ operationId }) => operationId !== event.operationId))
            patch(event.operationId, { status: "unsent", why: "The server did not answer for it." });
        }
      } catch (error) {
        const isRefused =
          error instanceof ApiError &&
          error.status >= 400 &&
          error.status < 500 &&
          ![401, 408, 429].includes(error.status);
        const why = error instanceof ApiError && error.status === 401 ? SESSION_ENDED : messageOf(error);
        for (const { event } of due) patch(event.operationId, { status: isRefused ? "refused" : "unsent", why });
        if (!isRefused) {
          // Later ones may stand on these: they wait with them.
          for (const { event } of all.current.filter(({ status }) => status === "sending"))
            patch(event.operationId, { status: "unsent", why });
        }
      }
    }
    isSending.current = false;
  }

  function record(subject: Subject, step: string, action: StepAction, note?: string) {
    const event: StepEventInput = {
      operationId: newOperationId(),
      ...subject,
      step,
      action,
      at: new Date().toISOString(),
      ...(note ? { note } : {}),
    };
    const isHeldUp = all.current.some(({ status }) => status === "unsent");
    const why = isHeldUp ? "Waits behind what was not sent before." : null;
    change([...all.current, { event, status: "sending", why, storedAt: null, state: null, isSettled: false }]);
    if (isHeldUp) retry();
    else void flush();
  }

  function retry() {
    change(all.current.map((one) => (one.status === "unsent" ? { ...one, status: "sending", why: null } : one)));
    void flush();
  }
  const dismissRefused = () => change(all.current.filter(({ status }) => status !== "refused"));

  const unsent = operations.filter(({ status }) => status === "unsent");
  const isOpen = operations.some(({ status }) => status === "unsent" || status === "sending");
  useEffect(() => {
    if (!isOpen) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isOpen]);
  const sendAgain = useEffectEvent(() => retry());
  useEffect(() => {
    const onOnline = () => sendAgain();
    window.addEventListener("online", onOnline);
    return () => window.removeEventListener("online", onOnline);
  }, []);

  return {
    operations,
    judged,
    /** Evidence was given and has decided. */
    judge: (phoneId: string, state: PhoneState) =>
      setJudged((before) => [...before, { phoneId, state, at: Date.now() }]),
    record,
    retry,
    dismissRefused,
    settle,
    unsent,
    refused: operations.filter(({ status }) => status === "refused"),
  };
}

export type StepQueue = ReturnType<typeof useStepQueue>;
