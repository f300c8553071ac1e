import type { LabelFields } from "@/lib/domain/inventory-file/label-code";

/** What was collected on this device, kept in the browser until the server has it: reload and lost network lose nothing. */

export type Entry = {
  id: string;
  mac: string;
  label: LabelFields;
  /** Where one walked: the progress of a place counts its own. */
  place: string;
  at: number;
  /** waiting: not sent yet. refused: the server said no, and why. undone: taken back. */
  status: "waiting" | "stored" | "refused" | "undone";
  phoneId?: string | undefined;
  message?: string | undefined;
  verdict?: string | undefined;
  reason?: string | undefined;
  /** What the phone had before, noted before the first sending: an answer may be lost. */
  before?: { vid: number | null; pid: string | null; serial: string | null } | undefined;
  /** Names the stored change, to take it back. */
  requestId?: string | undefined;
};

const CHANGED = "collected-changed";
/** Stored ones stay in sight for a while; what waits is never dropped. */
const MOST_KEPT = 300;

/** By person and project: another user of the same browser neither sees nor sends them. */
export const storeKey = (userId: string, projectId: string): string => `collected ${userId} ${projectId}`;

let memory: Record<string, readonly Entry[]> = {};
const NONE: readonly Entry[] = [];

/** Newest first. One array as long as nothing changes, as useSyncExternalStore wants it. */
export function readEntries(key: string): readonly Entry[] {
  const known = memory[key];
  if (known) return known;
  let entries = NONE;
  try {
    entries = JSON.parse(localStorage.getItem(key) ?? "[]");
  } catch {
    // Storage is blocked or damaged: begin with what this page knows.
  }
  memory = { ...memory, [key]: entries };
  return entries;
}

function writeEntries(key: string, entries: readonly Entry[]): void {
  const waiting = entries.filter(({ status }) => status === "waiting").length;
  let left = Math.max(MOST_KEPT, waiting);
  const kept = entries.filter(({ status }) => status === "waiting" || left-- > 0);
  memory = { ...memory, [key]: kept };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage is blocked or full: they live as long as the page does.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export function addEntries(key: string, entries: readonly Entry[]): void {
  writeEntries(key, [...entries, ...readEntries(key)]);
}

export function changeEntry(key: string, id: string, over: Partial<Entry>): void {
  writeEntries(
    key,
    readEntries(key).map((entry) => (entry.id === id ? { ...entry, ...over } : entry)),
  );
}

export function removeEntries(key: string, isGone: (entry: Entry) => boolean): void {
  writeEntries(
    key,
    readEntries(key).filter((entry) => !isGone(entry)),
  );
}

/** Follows changes here and in other tabs. */
export function subscribeEntries(listener: () => void): () => void {
  const fromOtherTab = () => {
    memory = {};
    listener();
  };
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", fromOtherTab);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", fromOtherTab);
  };
}
