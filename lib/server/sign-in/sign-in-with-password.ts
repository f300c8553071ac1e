import "server-only";
import { db } from "@/lib/server/database/db";
import { isPassword } from "@/lib/server/sign-in/password";
import { forgiveTries, reserveTry } from "@/lib/server/sign-in/throttle";

type Attempt = { email: string; password: string; address: string };

/**
 * Checks e-mail and password for next-auth. Null: they do not match, or the user is disabled; nobody learns which.
 * Throws `throttled:<seconds>`, which the sign-in page turns into words.
 */
export async function signInWithPassword({ email, password, address }: Attempt): Promise<{ id: string } | null> {
  const wanted = email.trim().toLowerCase();
  if (!wanted || wanted.includes("\0") || wanted.length > 320 || !password || password.length > 1024) return null;
  const seconds = await reserveTry(wanted, address);
  if (seconds > 0) throw new Error(`throttled:${seconds}`);
  const user = await db.user.findUnique({
    where: { email: wanted },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const matches = await isPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) return null;
  await forgiveTries(wanted, address);
  return { id: user.id };
}
