import "server-only";
import { env } from "@/lib/env";
import { db } from "@/lib/server/database/db";
import { createFirstAdministrator } from "@/lib/server/people/set-up";
import { hashToken, newSetupCode } from "@/lib/server/sign-in/tokens";

/**
 * At every start: when there is no user yet, creates the administrator named in the environment, else a one-time set-up
 * code, which is returned to be shown on the console; the code of an earlier start no longer works.
 */
export async function prepareFirstAdministrator(): Promise<string | undefined> {
  if ((await db.user.count()) > 0) return undefined;
  const { REHOME_ADMIN_EMAIL, REHOME_ADMIN_PASSWORD } = env();
  if (REHOME_ADMIN_EMAIL && REHOME_ADMIN_PASSWORD) {
    await createFirstAdministrator(
      {
        organization: "My organisation",
        name: "Administrator",
        email: REHOME_ADMIN_EMAIL.toLowerCase(),
        password: REHOME_ADMIN_PASSWORD,
      },
      null,
    );
    return undefined;
  }
  const code = newSetupCode();
  const row = { codeHash: hashToken(code), createdAt: new Date() };
  await db.setupCode.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row });
  return code;
}
