import { ApiError, call, messageOf } from "@/lib/client/api";
import { clockOffset } from "@/lib/domain/work/outbox";
import type { WorkSnapshot } from "@/lib/schemas/work";
import { outboxOf } from "./outbox";
import { setPersonHere } from "./person-here";

/** The person's work as it lies on the device. */
export type KeptWork = {
  snapshot: WorkSnapshot;
  /** The device's clock: it holds everything that was stored before. */
  askedAt: number;
};

const isKept = (value: unknown): value is KeptWork =>
  typeof value === "object" && value !== null && "snapshot" in value;

/** What an earlier visit left for this person. */
export async function readKeptWork(userId: string): Promise<KeptWork | null> {
  const database = await outboxOf(userId).database();
  const kept = await database?.get("kept", "work").catch(() => null);
  return isKept(kept) ? kept : null;
}

export type Loaded = { kind: "loaded"; work: KeptWork } | { kind: "signed-out" } | { kind: "failed"; why: string };

/** Asks the server for the whole of the work in one call, keeps it on the device, and learns how far the clocks are apart. */
export async function loadWork(): Promise<Loaded> {
  const askedAt = Date.now();
  try {
    const snapshot = await call("GET /api/work", { signal: AbortSignal.timeout(30_000) });
    const { id } = snapshot.person;
    const work = { snapshot, askedAt };
    setPersonHere(id);
    const outbox = outboxOf(id);
    const offset = clockOffset(snapshot.at, askedAt, Date.now());
    if (offset !== null) outbox.setClock(offset);
    const database = await outbox.database();
    await database?.put("kept", work, "work").catch(() => {}); // no room: it lives as long as the page
    return { kind: "loaded", work };
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { kind: "signed-out" };
    return { kind: "failed", why: error instanceof ApiError ? messageOf(error) : "The server did not answer in time." };
  }
}
