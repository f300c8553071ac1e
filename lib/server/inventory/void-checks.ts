import "server-only";
import type { Tx } from "@/lib/server/database/transaction";

/**
 * What was found about files that wait was said of the inventory as it was: their checks are void, also those under way.
 * They are found by the version, which moves on.
 */
export async function voidChecks(tx: Tx, projectId: string): Promise<void> {
  await tx.query(
    `UPDATE "Import" SET "check" = NULL, "version" = "version" + 1, "status" = CASE "status" WHEN 'checking' THEN 'ready' ELSE "status" END
     WHERE "projectId" = $1 AND ("status" = 'checking' OR ("status" IN ('ready', 'failed', 'cancelled') AND "check" IS NOT NULL))`,
    [projectId],
  );
}
