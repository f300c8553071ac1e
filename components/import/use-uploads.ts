"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/operation-id";
import { uploadInventory } from "@/lib/client/upload";

export type Upload = { key: string; name: string; bytes: number } & (
  | { state: "waiting" }
  | { state: "sending"; share: number }
  | { state: "sent"; importId: string }
  | { state: "refused"; why: string; canRetry: boolean }
);

/** So many at once: the browser would hold back more, and the server reads each to its end. */
const AT_ONCE = 3;

/** Takes files whenever they come and sends each as an upload of its own; one that fails does not stop the others. */
export function useUploads(projectId: string, onOnlyOne: (importId: string) => void) {
  const router = useRouter();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const files = useRef(new Map<string, File>());
  const aborts = useRef(new Map<string, AbortController>());
  const queue = useRef<string[]>([]);
  const sentTogether = useRef<string[]>([]); // ids of what was sent since nothing was on its way

  function replace(key: string, next: Upload) {
    setUploads((all) => all.map((upload) => (upload.key === key ? next : upload)));
  }

  function add(chosen: readonly File[]) {
    const isIdle = aborts.current.size === 0;
    if (isIdle) {
      files.current.clear();
      sentTogether.current = [];
    }
    const added = chosen.map((file): Upload => {
      const key = newOperationId();
      files.current.set(key, file);
      queue.current.push(key);
      return { key, name: file.name, bytes: file.size, state: "waiting" };
    });
    setUploads((all) => (isIdle ? added : [...all, ...added]));
    sendNext();
  }

  function sendNext() {
    while (aborts.current.size < AT_ONCE) {
      const key = queue.current.shift();
      if (key === undefined) return;
      void send(key);
    }
  }

  async function send(key: string) {
    const file = files.current.get(key);
    if (!file) return;
    const base = { key, name: file.name, bytes: file.size };
    const abort = new AbortController();
    aborts.current.set(key, abort);
    replace(key, { ...base, state: "sending", share: 0 });
    try {
      const onProgress = (share: number) => replace(key, { ...base, state: "sending", share });
      const { id } = await uploadInventory(projectId, file, onProgress, abort.signal);
      sentTogether.current.push(id);
      files.current.delete(key);
      replace(key, { ...base, state: "sent", importId: id });
    } catch (error) {
      const why = abort.signal.aborted ? "Stopped. Nothing was kept." : messageOf(error);
      replace(key, { ...base, state: "refused", why, canRetry: isWorthRetrying(error) });
    }
    aborts.current.delete(key);
    sendNext();
    if (aborts.current.size === 0) finish();
  }

  function finish() {
    const [only, ...others] = sentTogether.current;
    if (only !== undefined && others.length === 0 && files.current.size === 0) onOnlyOne(only);
    else void checkAll(sentTogether.current).then(() => router.refresh());
  }

  function forget(key: string) {
    files.current.delete(key);
    setUploads((all) => all.filter((upload) => upload.key !== key));
  }

  return {
    uploads,
    add,
    stop: (key: string) => {
      aborts.current.get(key)?.abort();
      queue.current = queue.current.filter((each) => each !== key);
      if (!aborts.current.has(key)) forget(key);
    },
    retry: (key: string) => {
      const file = files.current.get(key);
      if (file) replace(key, { key, name: file.name, bytes: file.size, state: "waiting" });
      queue.current.push(key);
      sendNext();
    },
    forget,
  };
}

/** Of several files nobody opens each: they are checked, so that the list says what each would do. One without a MAC column waits. */
async function checkAll(importIds: readonly string[]): Promise<void> {
  const check = (importId: string) => call("POST /api/imports/{importId}/check", { params: { importId } });
  await Promise.allSettled(importIds.map(check));
}

/** A broken line, a full disk, a stopped upload: the same file may do. One that was refused for what it is will not. */
function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
}
