import "server-only";
import type { Selection } from "@/lib/schemas/batches";
import { query, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { type PhoneScope, whereSelected } from "@/lib/server/inventory/phone-filter";

/** Ids of the phones that a selection means, read by the transaction that changes them. */
export async function selectPhoneIds(scope: PhoneScope, selection: Selection, tx: Tx): Promise<string[]> {
  const statement = sql`SELECT p."id" FROM "Phone" p WHERE ${whereSelected(scope, selection)}`;
  const { rows } = await tx.query<{ id: string }>(statement.text, [...statement.values]);
  return rows.map(({ id }) => id);
}

/** How many phones a selection means. */
export async function countSelected(scope: PhoneScope, selection: Selection): Promise<number> {
  const [row] = await query<{ count: number }>(
    sql`SELECT count(*)::int AS "count" FROM "Phone" p WHERE ${whereSelected(scope, selection)}`,
  );
  return row?.count ?? 0;
}
