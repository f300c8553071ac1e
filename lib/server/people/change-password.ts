import "server-only";
import { db } from "@/lib/server/database/db";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError, invalidFields } from "@/lib/server/errors";
import { endAllAccess } from "@/lib/server/people/change-member";
import { hashPassword, isPassword } from "@/lib/server/sign-in/password";
import type { Actor } from "@/lib/server/sign-in/session";
import { reserveTry } from "@/lib/server/sign-in/throttle";

type Change = { actor: Actor; current: string; next: string; address: string; requestId: string };

/** Sets a new password, ends every other session of this person and revokes their tokens: whoever knew the old one is out. */
export async function changePassword({ actor, current, next, address, requestId }: Change): Promise<void> {
  const seconds = await reserveTry(`password of ${actor.userId}`, address);
  if (seconds > 0)
    throw new AppError("too_many", `Too many tries. Wait ${seconds} seconds.`, { retryAfterSeconds: seconds });
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { passwordHash: true } });
  if (!(await isPassword(user.passwordHash, current))) {
    throw invalidFields([{ path: "current", message: "This is not your password." }]);
  }
  const passwordHash = await hashPassword(next);
  await inTransaction(async (tx) => {
    await tx.query(`UPDATE "User" SET "passwordHash" = $2 WHERE "id" = $1`, [actor.userId, passwordHash]);
    await endAllAccess(tx, actor.userId, actor.sessionId);
    await tx.audit({
      organizationId: actor.organizationId,
      actorId: actor.userId,
      requestId,
      action: "password.change",
      targetType: "User",
      targetId: actor.userId,
    });
  });
}
