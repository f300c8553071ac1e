import "server-only";
import type { PhoneListQuery } from "@/lib/schemas/phones";
import { empty, query, sql } from "@/lib/server/database/sql";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";
import { cursorAt, fieldOf, listPhones, SORTED_BESIDE, sortOf } from "@/lib/server/phones/list-phones";

export type PhoneNeighbours = { previous: string | null; next: string | null; total: number };

/**
 * The phones before and behind one in a list, and how many the list holds. One that no longer matches its filters keeps the
 * place it would have, so that who corrects phone after phone goes on from there.
 */
export async function phoneNeighbours(
  scope: PhoneScope,
  asked: PhoneListQuery,
  phoneId: string,
): Promise<PhoneNeighbours> {
  const field = fieldOf(asked.sort);
  const [place] = await query<{ key: string | number; mac: string }>(sql`
    SELECT ${sortOf(field).key} AS "key", p."mac" FROM "Phone" p ${SORTED_BESIDE[field] ?? empty}
    WHERE p."projectId" = ${scope.projectId}::uuid AND p."id" = ${phoneId}::uuid`);
  if (!place) return { previous: null, next: null, total: 0 };
  const cursor = cursorAt(place.key, place.mac);
  const back = asked.sort.startsWith("-") ? asked.sort.slice(1) : `-${asked.sort}`;
  const [before, behind] = await Promise.all(
    [back, asked.sort].map((sort) => listPhones(scope, { ...asked, sort, cursor, limit: 1 })),
  );
  return {
    previous: before?.items[0]?.id ?? null,
    next: behind?.items[0]?.id ?? null,
    total: behind?.total ?? 0,
  };
}
