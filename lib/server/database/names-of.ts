import "server-only";
import { db } from "@/lib/server/database/db";

/** The name of a person among those that namesOf() found. */
export const nameIn = (names: ReadonlyMap<string, string>, userId: string): string =>
  names.get(userId) ?? "Somebody who left";

/** Names of people by id, for lists that say who did something. */
export async function namesOf(userIds: string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
