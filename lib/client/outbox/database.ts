import type { DBSchema, IDBPDatabase } from "idb";
import type { OutboxItem } from "./items";

/** One database for each person who signs in on a device: nobody sees or sends what is another's. */
export interface PersonSchema extends DBSchema {
  items: { key: string; value: OutboxItem };
  /** Words that are being written: a status text, a note. */
  drafts: { key: string; value: string };
  /** The assigned work, the clock's offset, the lease of the tab that sends. */
  kept: { key: string; value: unknown };
}
export type PersonDatabase = IDBPDatabase<PersonSchema>;

const PREFIX = "rehome ";
const nameOf = (userId: string): string => `${PREFIX}${userId}`;

/** The person's database, or null where the browser gives none (a private window, storage blocked, a damaged disk). */
export async function openPersonDatabase(userId: string, onClosed: () => void): Promise<PersonDatabase | null> {
  if (typeof indexedDB === "undefined") return null;
  try {
    const { openDB } = await import("idb"); // no first view needs it
    const database = await openDB<PersonSchema>(nameOf(userId), 1, {
      upgrade(fresh) {
        fresh.createObjectStore("items", { keyPath: "operationId" });
        fresh.createObjectStore("drafts");
        fresh.createObjectStore("kept");
      },
      // Another tab deletes it, or a newer one changes it; the browser may close it as well.
      blocking: () => {
        database.close();
        onClosed();
      },
      terminated: onClosed,
    });
    // Without it a browser short of space may delete everything. Never awaited: Firefox asks the person, and until then the promise is open.
    void navigator.storage?.persist?.();
    return database;
  } catch {
    return null;
  }
}

/** Everything of the person on this device. */
export async function deletePersonDatabase(userId: string): Promise<void> {
  const { deleteDB } = await import("idb");
  await deleteDB(nameOf(userId));
}
