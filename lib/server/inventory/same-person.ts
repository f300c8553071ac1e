import "server-only";
import { AppError } from "@/lib/server/errors";

/**
 * Refuses a request that carries another person's work than that of whoever is signed in: a device that two people use must
 * never store what one did under the name of the other. What names nobody is theirs who sends it.
 */
export function requireSamePerson(actorId: string, sent: readonly { userId?: string | undefined }[]): void {
  if (sent.every(({ userId }) => userId === undefined || userId === actorId)) return;
  throw new AppError(
    "other_person",
    "This is the work of another person than the one who is signed in. Nothing was stored; it can be sent when they sign in.",
  );
}
