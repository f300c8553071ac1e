import "server-only";
import { db } from "@/lib/server/database/db";
import type { Actor } from "@/lib/server/sign-in/session";

/** Ends the session of this browser at once; a copied cookie is worth nothing from now on. */
export async function endSession({ sessionId, userId }: Actor): Promise<void> {
  if (sessionId !== null) await db.session.deleteMany({ where: { id: sessionId, userId } });
}
