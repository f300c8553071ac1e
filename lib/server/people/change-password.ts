import "server-only";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { hashPassword, isPassword } from "@/lib/server/sign-in/password";
import type { Actor } from "@/lib/server/sign-in/session";
import { reserveTry } from "@/lib/server/sign-in/throttle";

type Change = { actor: Actor; current: string; next: string; address: string; requestId: string };

/** Sets a new password and ends every other session of this person. */
export async function changePassword({ actor, current, next, address, requestId }: Change): Promise<void> {
  const seconds = await reserveTry(`password of ${actor.userId}`, address);
  if (seconds > 0)
    throw new AppError("too_many", `Too many tries. Wait ${seconds} seconds.`, { retryAfterSeconds: seconds });
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { passwordHash: true } });
  if (!(await isPassword(user.passwordHash, current))) {
    throw new AppError("invalid_input", "Check the marked fields.", {
      errors: [{ path: "current", message: "This is not your password." }],
    });
  }
  const passwordHash = await hashPassword(next);
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { passwordHash } });
    await tx.session.deleteMany({
      where: { userId: actor.userId, ...(actor.sessionId ? { id: { not: actor.sessionId } } : {}) },
    });
    await audit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.userId,
      requestId,
      action: "password.change",
      targetType: "User",
      targetId: actor.userId,
    });
  });
}
