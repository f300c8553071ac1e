import "server-only";
import { password as passwordSchema } from "@/lib/schemas/people";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { endAllAccess } from "@/lib/server/people/change-member";
import { hashPassword } from "@/lib/server/sign-in/password";

/** For an operator on the console, when somebody is locked out: sets a password, ends all sessions and revokes all tokens of this user. */
export async function setPassword(userId: string, password: string): Promise<void> {
  const parsed = passwordSchema.safeParse(password);
  if (!parsed.success) throw new AppError("invalid_input", parsed.error.issues[0]?.message ?? "Not a valid password.");
  const passwordHash = await hashPassword(parsed.data);
  await inTransaction(async (tx) => {
    await tx.query(`UPDATE "User" SET "passwordHash" = $2 WHERE "id" = $1`, [userId, passwordHash]);
    await endAllAccess(tx, userId);
    await tx.audit({
      actorId: null,
      requestId: "command line",
      action: "password.set",
      targetType: "User",
      targetId: userId,
    });
  });
}
