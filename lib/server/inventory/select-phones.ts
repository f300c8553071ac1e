import "server-only";
import type { Selection } from "@/lib/schemas/batches";
import { sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { type PhoneScope, whereSelected } from "@/lib/server/inventory/phone-filter";

/** Ids of the phones that a selection means, read by the transaction that changes them. */
export async function selectPhoneIds(scope: PhoneScope, selection: Selection, tx: Tx): Promise<string[]> {
  const statement = sql`SELECT p."id" FROM "Phone" p WHERE ${whereSelected(scope, selection)}`;
  const { rows } = await tx.query<{ id: string }>(statement.text, statement.values as unknown[]);
  return rows.map(({ id }) => id);
}
