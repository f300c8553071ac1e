import "server-only";
import { db } from "@/lib/server/database/db";

type Limit = { free: number; longestSeconds: number };

/** From one address on one account: five free tries, then 2, 4, 8 … seconds, at most a quarter of an hour. */
const ACCOUNT_FROM_ADDRESS: Limit = { free: 5, longestSeconds: 900 };
/** On one account from anywhere: a shorter delay, so that a stranger cannot lock its owner out for long. */
const ACCOUNT: Limit = { free: 50, longestSeconds: 60 };

/** Links that do not work, from one address: a customer may mistype, a machine that guesses is slowed down. */
const LINKS_FROM_ADDRESS: Limit = { free: 20, longestSeconds: 300 };

/** Counts a link that does not work; seconds to wait, or 0 when another may be tried. */
export const reserveLinkTry = (address: string): Promise<number> => reserve(`link from ${address}`, LINKS_FROM_ADDRESS);

/**
 * Counts a try before the password is looked at, in one statement, so that parallel tries cannot slip through together.
 * @returns seconds to wait, or 0 when the try may go on; a successful sign-in calls forgiveTries().
 */
export async function reserveTry(email: string, address: string): Promise<number> {
  for (const [key, limit] of keys(email, address)) {
    const seconds = await reserve(key, limit);
    if (seconds > 0) return seconds;
  }
  return 0;
}

export async function forgiveTries(email: string, address: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { key: { in: keys(email, address).map(([key]) => key) } } });
}

function keys(email: string, address: string): [string, Limit][] {
  return [
    [`${email} from ${address}`, ACCOUNT_FROM_ADDRESS],
    [email, ACCOUNT],
  ];
}

async function reserve(key: string, { free, longestSeconds }: Limit): Promise<number> {
  const taken = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO "SignInThrottle" AS t ("key", "failures", "blockedUntil", "lastFailureAt") VALUES (${key}, 1, now(), now())
    ON CONFLICT ("key") DO UPDATE SET
      "failures" = CASE WHEN t."lastFailureAt" < now() - interval '1 hour' THEN 1 ELSE t."failures" + 1 END,
      "blockedUntil" = now() + CASE WHEN t."failures" + 1 > ${free}::int AND t."lastFailureAt" >= now() - interval '1 hour'
        THEN least(make_interval(secs => ${longestSeconds}::float8), make_interval(secs => 2 ^ least(t."failures" + 1 - ${free}::int, 20)))
        ELSE interval '0' END,
      "lastFailureAt" = now()
    WHERE t."blockedUntil" <= now()
    RETURNING "failures"`;
  if (taken.length > 0) return 0;
  const row = await db.signInThrottle.findUnique({ where: { key } });
  return row ? Math.max(1, Math.ceil((row.blockedUntil.getTime() - Date.now()) / 1000)) : 0;
}
