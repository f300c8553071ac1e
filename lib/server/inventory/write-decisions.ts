import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import { quoted } from "@/lib/server/inventory/columns";
import { decideDistinct, FACT_COLUMNS, factsTextSql } from "@/lib/server/inventory/decisions";
import { inPart, inParts, type OnProgress, type Part } from "@/lib/server/inventory/in-parts";
import type { ProjectToDecide } from "@/lib/server/inventory/project-to-decide";
import { type Change, finishChange, historySql, historyValues } from "@/lib/server/inventory/write-history";

/** SQL over "Phone" p: work on it has begun, so its decision stands still. */
const HAS_BEGUN = `EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = p."projectId" AND w."phoneId" = p."id" AND w."begunAt" IS NOT NULL)`;

/**
 * Decides every phone again that has not begun, after the project's target, its settings or the rules changed; each verdict and
 * licence that changes stands in the phone's history. Gives how many changed, and how many kept their decision because work
 * on them has begun.
 */
export async function decideAll(
  tx: Tx,
  project: ProjectToDecide,
  change: Change,
  onProgress?: OnProgress,
): Promise<{ changed: number; kept: number }> {
  await decideDistinct(
    tx,
    project,
    `SELECT ${quoted(FACT_COLUMNS, "p")} FROM "Phone" p WHERE p."projectId" = $1 AND NOT ${HAS_BEGUN}`,
    [project.id],
  );
  // From here on no phone begins: which ones have not is asked after the lock.
  await tx.query(`SELECT FROM "PhoneWork" WHERE "projectId" = $1 ORDER BY "phoneId" FOR NO KEY UPDATE`, [project.id]);
  const { rowCount: changed } = await tx.query(
    `CREATE TEMP TABLE "redecided" ON COMMIT DROP AS
     SELECT p."id", p."verdict" AS "oldVerdict", p."decisionId" AS "oldId", d."verdict", d."decisionId" AS "newId", d."runningFirmware"
     FROM "Phone" p JOIN "decided" d ON d."facts" = ${factsTextSql("p")}
     WHERE p."projectId" = $1 AND p."decisionId" <> d."decisionId" AND NOT ${HAS_BEGUN} ORDER BY p."id" FOR NO KEY UPDATE OF p`,
    [project.id],
  );
  await tx.query(`ANALYZE "redecided"`);
  await onProgress?.(0, changed ?? 0);
  await inParts(tx, { table: "redecided", id: "id" }, (part) => writeDecided(tx, part, change), onProgress);
  const { rows } = await tx.query<{ kept: number }>(
    `SELECT count(*)::int AS "kept" FROM "PhoneWork" WHERE "projectId" = $1 AND "begunAt" IS NOT NULL`,
    [project.id],
  );
  await finishChange(tx, change);
  return { changed: changed ?? 0, kept: rows[0]?.kept ?? 0 };
}

async function writeDecided(tx: Tx, part: Part, change: Change): Promise<void> {
  await tx.query(
    `UPDATE "Phone" p SET "verdict" = r."verdict", "decisionId" = r."newId", "runningFirmware" = r."runningFirmware", "revision" = p."revision" + 1, "updatedAt" = now()
     FROM "redecided" r WHERE p."projectId" = $1 AND p."id" = r."id" AND ${inPart(`p."id"`, 2)} AND ${inPart(`r."id"`, 2)}`,
    [change.projectId, ...part],
  );
  const differs = (column: string, before: string, after: string) =>
    `CASE WHEN ${before} <> ${after} THEN jsonb_build_object('${column}', jsonb_build_array(${before}, ${after})) ELSE '{}' END`;
  const changes = `${differs("verdict", `r."oldVerdict"`, `r."verdict"`)} || ${differs("license", licenseSql("o"), licenseSql("n"))}`;
  await tx.query(
    historySql(
      `(SELECT r."id" AS "phoneId", p."revision", ${changes} AS "changes" FROM "redecided" r
        JOIN "Phone" p ON p."projectId" = $1 AND p."id" = r."id"
        JOIN "Decision" o ON o."projectId" = $1 AND o."id" = r."oldId" JOIN "Decision" n ON n."projectId" = $1 AND n."id" = r."newId"
        WHERE ${changes} <> '{}' AND ${inPart(`p."id"`, 7)} AND ${inPart(`r."id"`, 7)})`,
      1,
    ),
    [...historyValues(change), ...part],
  );
}

/** The licence in one word: what is to be ordered, or why nothing is. */
const licenseSql = (alias: string) => `coalesce(${alias}."licenseSku", ${alias}."licenseKind")`;
