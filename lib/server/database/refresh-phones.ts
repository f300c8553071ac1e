import "server-only";
import { pool } from "@/lib/server/database/db";

/**
 * Fresh statistics of the phones, so that the next statement knows how large the project is; after many rows a visibility map
 * too, so that counts over an index are quick from the first page on.
 */
export async function refreshPhones(hasMany: boolean): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query(hasMany ? `VACUUM (ANALYZE) "Phone"` : `ANALYZE "Phone"`);
  } finally {
    client.release(true); // its time limit is off: not for others
  }
}
