import "server-only";
import { db } from "@/lib/server/database/db";
import { findProjectOf, type Subject, type Thing } from "@/lib/server/sign-in/find-actor";
import type { Actor } from "@/lib/server/sign-in/session";

/** Finds the project behind an id, among those the actor may see. */
export function findSubject(kind: Thing["kind"], id: string, actor: Actor): Promise<Subject | null> {
  return findProjectOf({ kind, id }, actor);
}

/** Is this batch, or the batch of this phone, assigned to this person? */
export async function isAssigned(
  kind: "batch" | "phone",
  projectId: string,
  id: string,
  userId: string,
): Promise<boolean> {
  const batch = kind === "batch" ? { batchId: id } : { batch: { phones: { some: { projectId, phoneId: id } } } };
  return (await db.batchAssignee.count({ where: { projectId, userId, ...batch } })) > 0;
}
