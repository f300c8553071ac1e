"use client";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { ApiError, call, callWithRequestId, messageOf } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/operation-id";
import type { LabelFields } from "@/lib/domain/inventory-file/label-code";
import {
  addEntries,
  changeEntry,
  type Entry,
  readEntries,
  removeEntries,
  storeKey,
  subscribeEntries,
} from "./collect-store";

const RETRY_MS = 15_000;
const NO_ENTRIES: readonly Entry[] = [];
/** A moment's trouble, not a no: the entry waits. */
const PASSING = [0, 401, 408, 429, 500, 502, 503, 504];

type Options = { projectId: string; userId: string; place: string };

/** Sends what was collected, in order, one at a time over all tabs; what cannot be sent now waits on this device. */
export function useCollectQueue({ projectId, userId, place }: Options) {
  const key = storeKey(userId, projectId);
  const entries = useSyncExternalStore(
    subscribeEntries,
    () => readEntries(key),
    () => NO_ENTRIES,
  );
  const [trouble, setTrouble] = useState<string | null>(null);

  async function flush() {
    await oneAtATime(`collect ${key}`, async () => {
      for (;;) {
        const due = readEntries(key)
          .filter(({ status }) => status === "waiting")
          .at(-1);
        if (!due) return setTrouble(null);
        try {
          const note = (before: Entry["before"]) => changeEntry(key, due.id, { before });
          changeEntry(key, due.id, await send(projectId, due, note));
          setTrouble(null);
        } catch (error) {
          if (error instanceof ApiError && !PASSING.includes(error.status)) {
            const [first] = error.errors;
            changeEntry(key, due.id, { status: "refused", message: first?.message ?? error.message });
            continue;
          }
          const isSignedOut = error instanceof ApiError && error.status === 401;
          return setTrouble(isSignedOut ? "You are signed out. Sign in again in another tab." : messageOf(error));
        }
      }
    });
  }
  const send_ = useEffectEvent(() => void flush());
  useEffect(() => {
    const again = () => send_();
    again();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, []);

  return {
    entries,
    waiting: entries.filter(({ status }) => status === "waiting").length,
    trouble,
    add(labels: readonly { mac: string; label: LabelFields; phoneId?: string }[]) {
      const at = Date.now();
      addEntries(
        key,
        labels.map((one) => ({ ...one, id: newOperationId(), place, at, status: "waiting" as const })).reverse(),
      );
      void flush();
    },
    async undo(entry: Entry) {
      if (entry.status !== "stored") return removeEntries(key, ({ id }) => id === entry.id);
      try {
        await takeBack(projectId, entry);
        changeEntry(key, entry.id, { status: "undone", message: undefined });
      } catch (error) {
        changeEntry(key, entry.id, { message: messageOf(error) });
      }
    },
    clearDone: () => removeEntries(key, ({ status }) => status !== "waiting"),
    flush,
  };
}

const NOT_THERE = "No phone with this MAC is in this project, or it is not yours to see.";

async function findPhone(projectId: string, mac: string) {
  const query = { q: mac, limit: 2, state: "not-started,in-progress,on-hold,failed,verified,withdrawn" };
  const { items } = await call("GET /api/projects/{projectId}/phones", { params: { projectId }, query });
  return items.find((item) => item.mac === mac);
}

/** Stores one entry; the newest revision is read first, so that what others changed in other fields is kept. */
async function send(
  projectId: string,
  { mac, label, before }: Entry,
  note: (before: Entry["before"]) => void,
): Promise<Partial<Entry>> {
  const phone = await findPhone(projectId, mac);
  if (!phone) return { status: "refused", message: NOT_THERE };
  const { id: phoneId, revision, vid, pid, serial } = phone;
  if (!before) note({ vid, pid, serial });
  const body = { ...label, reason: "collected" };
  const { answer, requestId } = await callWithRequestId("PATCH /api/phones/{phoneId}", {
    params: { phoneId },
    body,
    version: revision,
  });
  return {
    status: "stored",
    phoneId,
    verdict: answer.verdict,
    reason: answer.reasons[0]?.text,
    requestId: requestId ?? undefined,
    message: undefined,
  };
}

/** Where the answer to the first sending was lost, the second changed nothing: then the old values are entered again. */
async function takeBack(projectId: string, { mac, label, before, requestId = "" }: Entry): Promise<void> {
  try {
    const params = { projectId, requestId };
    await call("POST /api/projects/{projectId}/changes/{requestId}/undo", { params, body: {} });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404 || !before) throw error;
    const phone = await findPhone(projectId, mac);
    if (!phone) throw new Error(NOT_THERE);
    const body = {
      ...(label.vid === undefined ? {} : { vid: before.vid }),
      ...(label.pid === undefined ? {} : { pid: before.pid }),
      ...(label.serial === undefined ? {} : { serial: before.serial }),
      reason: "taken back",
    };
    await call("PATCH /api/phones/{phoneId}", { params: { phoneId: phone.id }, body, version: phone.revision });
  }
}

async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request(name, work);
}
