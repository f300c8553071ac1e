import "server-only";
import type { Selection } from "@/lib/schemas/batches";
import { query, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { type PhoneScope, whereSelected } from "@/lib/server/inventory/phone-filter";
import { readSelection } from "@/lib/server/inventory/read-search";

/** Ids of the phones that a selection means, read by the transaction that changes them. */
export async function selectPhoneIds(scope: PhoneScope, selection: Selection, tx: Tx): Promise<string[]> {
  const read = await readSelection(scope, selection, tx);
  const statement = sql`SELECT p."id" FROM "Phone" p WHERE ${whereSelected(scope, read)}`;
  const { rows } = await tx.query<{ id: string }>(statement.text, [...statement.values]);
  return rows.map(({ id }) => id);
}

/** How many phones a selection means. */
export async function countSelected(scope: PhoneScope, selection: Selection): Promise<number> {
  const read = await readSelection(scope, selection);
  const [row] = await query<{ count: number }>(
    sql`SELECT count(*)::int AS "count" FROM "Phone" p WHERE ${whereSelected(scope, read)}`,
  );
  return row?.count ?? 0;
}
