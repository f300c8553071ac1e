import "server-only";
import { DECIDING_FIELDS, WORK_FIELDS } from "@/lib/domain/phone/fields";
import type { Sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { CHANGEABLE_COLUMNS, type Changeable, quoted, STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import { decideDistinct, factsTextSql } from "@/lib/server/inventory/decisions";
import { nowChangesSql } from "@/lib/server/inventory/now-facts";
import type { ProjectToDecide } from "@/lib/server/inventory/project-to-decide";
import { allowsTheSameSql } from "@/lib/server/inventory/standing-decision";

/**
 * Changes of many phones by people: chosen rows are copied to the temporary table "next", changed there, decided again, and
 * written back (write-staged.ts) with old and new of every field. All of it is set-based and in the caller's transaction, so a
 * preview is the same work without the writing.
 */

/** Copies the phones that match to "next", locked against others unless it is for a preview; returns how many. */
export async function stagePhones(tx: Tx, where: Sql, { isPreview = false } = {}): Promise<number> {
  await tx.query(
    `CREATE TEMP TABLE "next" ON COMMIT DROP AS
     SELECT p."id", p."mac", p."verdict" AS "oldVerdict", p."decisionId" AS "oldDecisionId", p."runningFirmware" AS "oldRunning",
       ''::text AS "oldState", NULL::uuid AS "oldBatchId", NULL::timestamptz AS "begunAt", ${quoted(CHANGEABLE_COLUMNS, "p")},
       '{}'::jsonb AS "changes", false AS "decides", false AS "isConflict", NULL::uuid AS "newDecisionId", NULL::uuid AS "decisionId", NULL::text AS "verdict", NULL::text AS "runningFirmware"
     FROM "Phone" p LIMIT 0`,
  );
  // The work first, as everywhere: whether a phone has begun cannot change any more after that.
  if (!isPreview)
    await tx.query(
      `SELECT FROM "PhoneWork" k JOIN (SELECT p."projectId", p."id" FROM "Phone" p WHERE ${where.text}) p ON p."projectId" = k."projectId" AND p."id" = k."phoneId"
       ORDER BY k."phoneId" FOR NO KEY UPDATE OF k`,
      [...where.values],
    );
  const lock = isPreview ? "" : "FOR NO KEY UPDATE OF p";
  const { rowCount } = await tx.query(
    `INSERT INTO "next" ("id", "mac", "oldVerdict", "oldDecisionId", "oldRunning", "oldState", "oldBatchId", "begunAt", "changes", "decides", "isConflict", ${quoted(CHANGEABLE_COLUMNS)})
     SELECT p."id", p."mac", p."verdict", p."decisionId", p."runningFirmware", ${STATE_SQL}, w."batchId", w."begunAt", '{}', false, false, ${quoted(CHANGEABLE_COLUMNS, "p")}
     FROM "Phone" p ${WITH_WORK} WHERE ${where.text} ORDER BY p."id" ${lock}`,
    [...where.values],
  );
  return rowCount ?? 0;
}

/**
 * Of the staged phones keeps those that differ in one of these columns, notes old and new, and decides them; returns how many. A
 * column that is left out is neither compared nor written. Of a phone that has begun, what the work changes is noted as what
 * it shows now, and its decision stands where the new one would not allow the same work.
 */
export async function decideStaged(tx: Tx, project: ProjectToDecide, columns: readonly Changeable[]): Promise<number> {
  await keepAsFound(tx, project.id, columns);
  const diff = columns.map((column) => diffOf(column)).join(" || ");
  await tx.query(
    `UPDATE "next" n SET "changes" = n."changes" || ${diff || "'{}'::jsonb"} FROM "Phone" p ${WITH_WORK} WHERE p."projectId" = $1 AND p."id" = n."id"`,
    [project.id],
  );
  await tx.query(`DELETE FROM "next" WHERE "changes" = '{}'`);
  await tx.query(`ANALYZE "next"`);
  await decideDistinct(tx, project, `SELECT * FROM "next"`);
  const mayTake = `(n."begunAt" IS NULL OR (${DECIDES} AND ${allowsTheSameSql("a", "o")}))`;
  const isConflict = `(n."begunAt" IS NOT NULL AND ${DECIDES} AND NOT ${allowsTheSameSql("a", "o")})`;
  const { rowCount } = await tx.query(
    `UPDATE "next" n SET "decisionId" = CASE WHEN ${mayTake} THEN a."id" ELSE o."id" END,
       "verdict" = CASE WHEN ${mayTake} THEN a."verdict" ELSE o."verdict" END,
       "newDecisionId" = a."id", "decides" = ${DECIDES}, "isConflict" = ${isConflict},
       "runningFirmware" = d."runningFirmware",
       "changes" = n."changes"
         || CASE WHEN n."oldRunning" IS DISTINCT FROM d."runningFirmware" THEN jsonb_build_object('runningFirmware', jsonb_build_array(n."oldRunning", d."runningFirmware")) ELSE '{}' END
         || CASE WHEN n."oldVerdict" <> a."verdict" AND ${mayTake} THEN jsonb_build_object('verdict', jsonb_build_array(n."oldVerdict", a."verdict")) ELSE '{}' END
         || CASE WHEN ${isConflict} THEN jsonb_build_object('conflict', jsonb_build_array(NULL, a."verdict")) ELSE '{}' END
     FROM "decided" d, "Decision" a, "Decision" o
     WHERE d."facts" = ${factsTextSql("n")} AND a."projectId" = $1 AND a."id" = d."decisionId" AND o."projectId" = $1 AND o."id" = n."oldDecisionId"`,
    [project.id],
  );
  return rowCount ?? 0;
}

/** SQL over "next" n: something changed that a decision looks at. */
const DECIDES = `(n."changes" ?| ARRAY[${DECIDING_FIELDS.map((field) => `'${field}'`).join(", ")}])`;

/** Of phones that have begun: what was set of the facts that the work changes becomes what they show now. */
async function keepAsFound(tx: Tx, projectId: string, columns: readonly Changeable[]): Promise<void> {
  const ofWork = WORK_FIELDS.filter((field) => columns.includes(field));
  if (ofWork.length === 0) return;
  const asFound = ofWork.map((field) => `"${field}" = p."${field}"`).join(", ");
  await tx.query(
    `UPDATE "next" n SET "changes" = ${nowChangesSql("n", new Set(ofWork))}, ${asFound}
     FROM "Phone" p JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     WHERE p."projectId" = $1 AND p."id" = n."id" AND n."begunAt" IS NOT NULL`,
    [projectId],
  );
}

/** Of `extra` only what differs is noted; of a withdrawal the state and the batch that it leaves, in the words people read. */
function diffOf(column: Changeable): string {
  const pair = (name: string, before: string, after: string) =>
    `CASE WHEN n."${column}" IS DISTINCT FROM p."${column}" THEN jsonb_build_object('${name}', jsonb_build_array(${before}, ${after})) ELSE '{}' END`;
  if (column === "withdrawnAt") {
    const after = `CASE WHEN n."withdrawnAt" IS NOT NULL THEN 'withdrawn' ELSE coalesce(w."state", 'not-started') END`;
    const leaves = `CASE WHEN n."withdrawnAt" IS NOT NULL AND p."withdrawnAt" IS NULL AND w."batchId" IS NOT NULL THEN jsonb_build_object('batch', jsonb_build_array(${nameOfBatch("w")}, NULL), 'batchId', jsonb_build_array(w."batchId", NULL)) ELSE '{}' END`;
    return `CASE WHEN (n."withdrawnAt" IS NULL) <> (p."withdrawnAt" IS NULL) THEN jsonb_build_object('state', jsonb_build_array(${STATE_SQL}, ${after})) || ${leaves} ELSE '{}' END`;
  }
  if (column === "extra") return pair("extra", withoutSame("p", "n"), withoutSame("n", "p"));
  return pair(column, `p."${column}"`, `n."${column}"`);
}

const nameOfBatch = (alias: string) =>
  `(SELECT b."name" FROM "Batch" b WHERE b."projectId" = p."projectId" AND b."id" = ${alias}."batchId")`;

const withoutSame = (of: string, other: string) =>
  `(SELECT jsonb_object_agg(e."key", e."value") FROM jsonb_each(coalesce(${of}."extra", '{}')) e WHERE coalesce(${other}."extra", '{}')->e."key" IS DISTINCT FROM e."value")`;
