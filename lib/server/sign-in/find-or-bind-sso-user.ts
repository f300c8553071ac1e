import "server-only";
import { db } from "@/lib/server/database/db";

/**
 * The user behind an OpenID subject. A user invited by e-mail is bound to the subject at his first sign-on; later the
 * e-mail does not matter. Unknown and disabled people are refused: nobody gets in by having an account elsewhere.
 */
export async function userOfSingleSignOn(given: {
  subject: string;
  email: string | null;
}): Promise<{ id: string } | null> {
  const bound = await db.user.findUnique({
    where: { oidcSubject: given.subject },
    select: { id: true, disabledAt: true },
  });
  if (bound) return bound.disabledAt ? null : { id: bound.id };
  if (!given.email) return null;
  const where = { email: given.email.trim().toLowerCase(), oidcSubject: null, passwordHash: null, disabledAt: null };
  // The condition is in `where`, so that two first sign-ons at once bind one of them.
  const { count } = await db.user.updateMany({ where, data: { oidcSubject: given.subject } });
  return count === 1 ? db.user.findUnique({ where: { oidcSubject: given.subject }, select: { id: true } }) : null;
}
