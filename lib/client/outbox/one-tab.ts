import type { PersonDatabase } from "./database";

const LEASE_MS = 60_000;
type Lease = { owner: string; until: number };
const isLease = (value: unknown): value is Lease =>
  typeof value === "object" && value !== null && "until" in value && typeof value.until === "number";

/**
 * Runs `work` in one tab at a time. Web Locks exist on https and localhost only; elsewhere a lease in the database does, which ends
 * by itself when its tab was killed. Without both the server's own once-only has to do. False: another tab is at it.
 */
export async function inOneTab(
  name: string,
  tab: string,
  database: PersonDatabase | null,
  work: (renew: () => Promise<void>) => Promise<void>,
): Promise<boolean> {
  if ("locks" in navigator) {
    await navigator.locks.request(name, () => work(async () => {}));
    return true;
  }
  if (!database) {
    await work(async () => {});
    return true;
  }
  if (!(await takeLease(database, tab))) return false;
  try {
    await work(async () => void (await takeLease(database, tab)));
  } finally {
    await database.delete("kept", "lease").catch(() => {});
  }
  return true;
}

async function takeLease(database: PersonDatabase, tab: string): Promise<boolean> {
  try {
    const transaction = database.transaction("kept", "readwrite");
    const held = await transaction.store.get("lease");
    const now = Date.now();
    const isTaken = isLease(held) && held.owner !== tab && held.until > now && held.until < now + 2 * LEASE_MS;
    if (!isTaken) await transaction.store.put({ owner: tab, until: now + LEASE_MS } satisfies Lease, "lease");
    await transaction.done;
    return !isTaken;
  } catch {
    return true; // no room to note it: the server stores each operation once
  }
}
