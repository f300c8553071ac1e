import "server-only";
import { pool } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { requireFreeDisk } from "@/lib/server/files/uploads";

/** Throws 503 unless the database takes writes and the disk is above its floor. */
export async function requireReady(): Promise<void> {
  await requireFreeDisk();
  const { rows } = await pool.query<{ isReadOnly: boolean }>(
    `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS "isReadOnly"`,
  );
  if (rows[0]?.isReadOnly) throw new AppError("unavailable", "The database does not take writes now.");
}
