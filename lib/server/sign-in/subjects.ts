import "server-only";
import { db } from "@/lib/server/database/db";
import { findProjectOf } from "@/lib/server/sign-in/find-actor";
import { type Actor, visibleTo } from "@/lib/server/sign-in/session";

/** The project that a thing belongs to. */
export type Subject = { id: string; organizationId: string };

/** Finds the project behind an id in a path, among those the actor may see. */
export function findSubject(
  kind: "project" | "import" | "phone" | "batch" | "job" | "quote",
  id: string,
  actor: Actor,
): Promise<Subject | null> {
  return findProjectOf(kind, id, visibleTo(actor));
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
