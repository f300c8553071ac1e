import "server-only";
import type { Selection } from "@/lib/schemas/batches";
import { query, sql } from "@/lib/server/database/sql";
import { type PhoneScope, whereSelected } from "@/lib/server/inventory/phone-filter";

/** Ids of the phones that a selection means. */
export async function selectPhoneIds(scope: PhoneScope, selection: Selection): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`SELECT p."id" FROM "Phone" p WHERE ${whereSelected(scope, selection)}`);
  return rows.map(({ id }) => id);
}
