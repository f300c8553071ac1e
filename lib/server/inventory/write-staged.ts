import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import type { Changeable } from "@/lib/server/inventory/columns";
import { inPart, inParts, type OnProgress, type Part } from "@/lib/server/inventory/in-parts";
import { saysNowSql, setNowSql } from "@/lib/server/inventory/now-facts";
import { type Change, finishChange, historySql, historyValues } from "@/lib/server/inventory/write-history";

/** Writes the phones of "next" (stage-phones.ts) back, each with its entry in the history; returns how many. */
export async function writeStaged(
  tx: Tx,
  columns: readonly Changeable[],
  change: Change,
  onProgress?: OnProgress,
): Promise<number> {
  const { projectId } = change;
  const set = columns.map((column) => `"${column}" = n."${column}", `).join("");
  await nameSites(tx, projectId, "next");
  let written = 0;
  const writePart = async (part: Part) => {
    const { rowCount } = await tx.query(
      `UPDATE "Phone" p SET ${set}"runningFirmware" = n."runningFirmware", "verdict" = n."verdict", "decisionId" = n."decisionId",
         "revision" = p."revision" + 1, "updatedAt" = now()
       FROM "next" n WHERE p."projectId" = $1 AND p."id" = n."id" AND ${inPart(`p."id"`, 2)} AND ${inPart(`n."id"`, 2)}`,
      [projectId, ...part],
    );
    await tx.query(
      historySql(
        `(SELECT n."id" AS "phoneId", p."revision", n."changes" FROM "next" n JOIN "Phone" p ON p."projectId" = $1 AND p."id" = n."id"
          WHERE ${inPart(`p."id"`, 7)} AND ${inPart(`n."id"`, 7)})`,
        1,
      ),
      [...historyValues(change), ...part],
    );
    written += rowCount ?? 0;
  };
  await inParts(tx, { table: "next", id: "id" }, writePart, onProgress);
  await writeBegun(tx, "next", change);
  if (columns.includes("withdrawnAt"))
    await tx.query(
      `UPDATE "PhoneWork" w SET "batchId" = NULL, "revision" = w."revision" + 1
       FROM "next" n WHERE w."projectId" = $1 AND w."phoneId" = n."id" AND n."withdrawnAt" IS NOT NULL AND w."batchId" IS NOT NULL`,
      [projectId],
    );
  await finishChange(tx, change);
  return written;
}

/** Sites that are named for the first time. */
export async function nameSites(tx: Tx, projectId: string, table: "next" | "staged"): Promise<void> {
  await tx.query(
    `INSERT INTO "Site" ("projectId", "name") SELECT DISTINCT $1::uuid, "site" FROM "${table}" WHERE "site" IS NOT NULL ON CONFLICT DO NOTHING`,
    [projectId],
  );
}

/**
 * Of phones that have begun, among the rows of a temporary table: writes what they show now, and marks those whose begun work
 * the correction would forbid, or no longer forbids. A change of state is written where it stands beside the key "moved".
 */
export async function writeBegun(tx: Tx, table: "next" | "changed", change: Change): Promise<void> {
  const { projectId, kind, reason } = change;
  const changes = `c."changes"`;
  await tx.query(
    `UPDATE "PhoneWork" w SET ${setNowSql(changes)},
       "nowAt" = CASE WHEN ${saysNowSql(changes)} THEN now() ELSE w."nowAt" END,
       "nowFrom" = CASE WHEN ${saysNowSql(changes)} THEN $2 ELSE w."nowFrom" END,
       "state" = CASE WHEN ${changes} ? 'moved' THEN ${changes}->'state'->>1 ELSE w."state" END,
       "conflictDecisionId" = CASE WHEN c."isConflict" THEN c."newDecisionId" WHEN NOT c."decides" THEN w."conflictDecisionId" END,
       "conflictReason" = CASE WHEN c."isConflict" THEN $3 WHEN NOT c."decides" THEN w."conflictReason" END,
       "conflictAt" = CASE WHEN c."isConflict" THEN now() WHEN NOT c."decides" THEN w."conflictAt" END,
       "revision" = w."revision" + 1
     FROM "${table}" c WHERE w."projectId" = $1 AND w."phoneId" = c."id" AND c."begunAt" IS NOT NULL`,
    [projectId, kind === "import" ? "import" : "edit", reason],
  );
}
