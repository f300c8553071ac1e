import type { SheetPhone } from "@/lib/schemas/missing";
import { outboxOf } from "./outbox";

/** A list of labels to collect, as it was opened on this device. */
export type KeptList = { place: string; phones: readonly SheetPhone[]; total: number };

const keyOf = (projectId: string): string => `collect ${projectId}`;
const isKept = (value: unknown): value is KeptList => typeof value === "object" && value !== null && "phones" in value;

/** The last list of a project; null when none was opened here. */
export async function readKeptList(userId: string, projectId: string): Promise<KeptList | null> {
  const database = await outboxOf(userId).database();
  const kept = await database?.get("kept", keyOf(projectId)).catch(() => null);
  return isKept(kept) ? kept : null;
}

/** So that it opens without network too. */
export async function keepList(userId: string, projectId: string, list: KeptList): Promise<void> {
  const database = await outboxOf(userId).database();
  await database?.put("kept", list, keyOf(projectId)).catch(() => {}); // no room: then it opens with network only
}
