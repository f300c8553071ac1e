import "server-only";
import { pool } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { requireFreeDisk } from "@/lib/server/files/uploads";

/** Set while the database is away by who starts it again (scripts/runtime/database-state.mjs), in this very process. */
declare global {
  var rehomeDatabaseAway: { retryAfterSeconds: number } | undefined;
}

/** Throws 503 unless the database takes writes and the disk is above its floor. */
export async function requireReady(): Promise<void> {
  if (globalThis.rehomeDatabaseAway) {
    const { retryAfterSeconds } = globalThis.rehomeDatabaseAway;
    throw new AppError("unavailable", "The database ended and is being started again; the server's console says why.", {
      retryAfterSeconds,
    });
  }
  await requireFreeDisk();
  const { rows } = await pool.query<{ isReadOnly: boolean }>(
    `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS "isReadOnly"`,
  );
  if (rows[0]?.isReadOnly) throw new AppError("unavailable", "The database does not take writes now.");
}
