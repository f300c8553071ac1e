import "server-only";
import type * as z from "zod";
import type { setUpInput } from "@/lib/schemas/people";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { hashPassword } from "@/lib/server/sign-in/password";
import { reserveTry } from "@/lib/server/sign-in/throttle";
import { hashToken } from "@/lib/server/sign-in/tokens";

type SetUp = z.output<typeof setUpInput>;

/** Lets the first administrator in by the code that the console printed. Works once, and only while there is no user. */
export async function setUp(
  { code, ...input }: SetUp,
  { requestId, address }: { requestId: string; address: string },
): Promise<void> {
  if ((await db.user.count()) > 0)
    throw new AppError("conflict", "Rehome is already set up. Sign in, or ask an administrator for an invitation.");
  const seconds = await reserveTry("set-up code", address);
  if (seconds > 0)
    throw new AppError("too_many", `Too many tries. Wait ${seconds} seconds.`, { retryAfterSeconds: seconds });
  const stored = await db.setupCode.findUnique({ where: { id: 1 } });
  if (!stored || stored.codeHash !== hashToken(code.toUpperCase())) {
    throw new AppError("invalid_input", "This is not the set-up code.", {
      errors: [{ path: "code", message: "The console where Rehome was started shows the code." }],
    });
  }
  await createFirstAdministrator(input, requestId);
}

type First = { organization: string; name: string; email: string; password: string };

/** Organisation, user and membership in one transaction; refuses when somebody was quicker. */
export async function createFirstAdministrator(
  { organization, name, email, password }: First,
  requestId: string | null,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`;
    if ((await tx.user.count()) > 0) throw new AppError("conflict", "Rehome is already set up.");
    const { id: organizationId } = await tx.organization.create({ data: { name: organization } });
    const user = await tx.user.create({ data: { email, name, passwordHash } });
    await tx.membership.create({ data: { organizationId, userId: user.id, role: "administrator" } });
    await tx.setupCode.deleteMany();
    await audit(tx, {
      organizationId,
      actorId: user.id,
      requestId,
      action: "organization.set-up",
      targetType: "Organization",
      targetId: organizationId,
    });
  });
}
