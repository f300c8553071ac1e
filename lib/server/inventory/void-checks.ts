import "server-only";
import type { Tx } from "@/lib/server/database/transaction";

/**
 * A check of a waiting file is about the inventory as it was at that moment. After a change these checks are void, also
 * those under way, which see that the version has moved on.
 */
export async function voidChecks(tx: Tx, projectId: string): Promise<void> {
  await tx.query(
    `UPDATE "Import" SET "check" = NULL, "version" = "version" + 1, "status" = CASE "status" WHEN 'checking' THEN 'ready' ELSE "status" END
     WHERE "projectId" = $1 AND ("status" = 'checking' OR ("status" IN ('ready', 'failed', 'cancelled') AND "check" IS NOT NULL))`,
    [projectId],
  );
}
