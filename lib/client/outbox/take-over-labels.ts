import type { CorrectedFields } from "./items";
import type { NewItem } from "./outbox";

/** Labels collected by an earlier version lie in localStorage; they move into the outbox once, and none is lost on the way. */
const PREFIX = "collected ";

type OldEntry = {
  id: string;
  mac: string;
  label: CorrectedFields;
  place: string;
  status: string;
  phoneId?: string;
  message?: string;
};

const isOldEntry = (value: unknown): value is OldEntry =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  "mac" in value &&
  "label" in value &&
  "status" in value;

type TakenOver = { items: NewItem[]; forget: () => void };

/** What waits or was refused; the others are stored on the server. `forget` is called when they are safe. */
export function takeOverLabels(userId: string): TakenOver {
  const keys: string[] = [];
  const items: NewItem[] = [];
  try {
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at) ?? "";
      const [, of, projectId] = key.split(" ");
      if (!key.startsWith(PREFIX) || of !== userId || !projectId) continue;
      const entries: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      if (!Array.isArray(entries)) continue;
      keys.push(key);
      items.push(
        ...entries
          .filter(isOldEntry)
          .toReversed()
          .flatMap((entry) => toItem(entry, projectId)),
      ); // the newest stood first
    }
  } catch {
    // Storage is blocked or damaged: what could be read is taken.
  }
  return { items, forget: () => keys.forEach((key) => void localStorage.removeItem(key)) };
}

function toItem({ id, mac, label, place, status, phoneId = "", message = "" }: OldEntry, projectId: string): NewItem[] {
  if (status !== "waiting" && status !== "refused") return [];
  const { vid, pid, serial } = label;
  const fields = {
    ...(vid === undefined ? {} : { vid }),
    ...(pid === undefined ? {} : { pid }),
    ...(serial === undefined ? {} : { serial }),
  };
  return [
    {
      kind: "correction",
      operationId: id,
      projectId,
      phoneId: phoneId || null,
      about: `${mac}, label`,
      status,
      why: message || null,
      body: { mac, fields, was: null, place },
      judged: null,
      undoes: null,
    },
  ];
}
