import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";

/** The customer of this name, made when there is none. Two who name a new one at once get the same. */
export async function customerNamed(tx: Tx, organizationId: string, name: string): Promise<string> {
  // An update that changes nothing: so that the row of somebody quicker is returned too.
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO "Customer" ("id", "organizationId", "name") VALUES ($1, $2, $3)
     ON CONFLICT ("organizationId", "name") DO UPDATE SET "name" = excluded."name" RETURNING "id"`,
    [newId(), organizationId, name],
  );
  const [row] = rows;
  if (!row) throw new Error("An upsert returned no row.");
  return row.id;
}
