import "server-only";
import { password as passwordSchema } from "@/lib/schemas/people";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { hashPassword } from "@/lib/server/sign-in/password";

/** For an operator on the console, when somebody is locked out: sets a password and ends all sessions of this user. */
export async function setPassword(userId: string, password: string): Promise<void> {
  const parsed = passwordSchema.safeParse(password);
  if (!parsed.success) throw new AppError("invalid_input", parsed.error.issues[0]?.message ?? "Not a valid password.");
  const passwordHash = await hashPassword(parsed.data);
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { userId } });
    await audit(tx, {
      actorId: null,
      requestId: "command line",
      action: "password.set",
      targetType: "User",
      targetId: userId,
    });
  });
}
