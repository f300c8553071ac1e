import "server-only";
import { db } from "@/lib/server/database/db";

/** Names of people by id, for lists that say who did something. */
export async function namesOf(userIds: string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
