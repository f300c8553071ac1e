import "server-only";
import { type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import type { JudgedProject } from "@/lib/server/inventory/decisions";
import {
  CHANGEABLE,
  CHANGEABLE_COLUMNS,
  type Changeable,
  decideStaged,
  stagePhones,
  writeStaged,
} from "@/lib/server/inventory/stage-phones";

/**
 * Takes back what one request changed of phones, whoever made it: a bulk edit, a correction, an import. Each phone gets
 * the values its history holds as old, is decided anew, and notes the undo. A phone of which one of these fields was
 * changed since is left as it is. Verdict and running firmware are not put back: they follow from the facts.
 */

type Revert = {
  project: JudgedProject;
  /** What is taken back. */
  undo: string;
  /** Condition over `"Phone" p`: the phones this person may change. */
  only?: Sql;
  reason: string | null;
  actorId: string;
  requestId: string;
};

type Reverted = {
  restored: number;
  left: number;
  leftPhones: { id: string; mac: string }[];
  withoutBatch: number;
};
const MOST_NAMED = 20;

/** Fields whose old and new value is one scalar; the others are put back by their parts. */
const SCALARS = CHANGEABLE_COLUMNS.filter((column) => !["extra", "corrected", "batchId"].includes(column));

export async function revertChanges(tx: Tx, revert: Revert): Promise<Reverted> {
  const { project, undo, only = sql`true`, reason, actorId, requestId } = revert;
  const keys = await collectChanges(tx, project.id, undo);
  await stagePhones(
    tx,
    sql`p."projectId" = ${project.id}::uuid AND p."id" IN (SELECT r."phoneId" FROM "reverting" r) AND ${only}`,
  );
  const left = await leaveChangedSince(tx, project.id, keys);
  const columns = columnsOf(keys);
  if (columns.length === 0) return { restored: 0, left: 0, leftPhones: [], withoutBatch: 0 };
  const withoutBatch = await putBack(tx, project.id, keys);
  await decideStaged(tx, project, columns);
  const restored = await writeStaged(tx, {
    projectId: project.id,
    columns,
    kind: "undo",
    reason,
    actorId,
    requestId,
  });
  return { restored, left: left.length, leftPhones: left.slice(0, MOST_NAMED), withoutBatch };
}

/** First old and last new value of every field, by phone, in "reverting"; answers which fields there are. */
async function collectChanges(tx: Tx, projectId: string, undo: string): Promise<Set<string>> {
  await tx.query(`CREATE TEMP TABLE "reverting" ("phoneId" uuid PRIMARY KEY, "changes" jsonb) ON COMMIT DROP`);
  await tx.query(
    `INSERT INTO "reverting" SELECT f."phoneId", jsonb_object_agg(f."field", jsonb_build_array(f."old", f."new")) FROM (
       SELECT c."phoneId", e."key" AS "field", (array_agg(e."value"->0 ORDER BY c."seq"))[1] AS "old", (array_agg(e."value"->1 ORDER BY c."seq" DESC))[1] AS "new"
       FROM "PhoneChange" c CROSS JOIN LATERAL jsonb_each(c."changes") e
       WHERE c."projectId" = $1 AND c."requestId" = $2 GROUP BY 1, 2) f GROUP BY 1`,
    [projectId, undo],
  );
  await tx.query(`ANALYZE "reverting"`);
  const { rows } = await tx.query<{ field: string }>(
    `SELECT DISTINCT jsonb_object_keys("changes") AS "field" FROM "reverting"`,
  );
  return new Set(rows.map(({ field }) => field));
}

/** A state that is put back may be "withdrawn", which is in no batch. */
function columnsOf(keys: ReadonlySet<string>): Changeable[] {
  return CHANGEABLE_COLUMNS.filter((column) =>
    column === "batchId" ? keys.has("batch") || keys.has("state") : keys.has(column),
  );
}

const old = (field: string) => `r."changes"->'${field}'->0`;
const now = (field: string) => `nullif(r."changes"->'${field}'->1, 'null')`;
const object = (value: string) => `coalesce(nullif(${value}, 'null'), '{}')`;

/** Takes out of "next" the phones on which one of the fields no longer has the value that the request gave it. */
async function leaveChangedSince(tx: Tx, projectId: string, keys: ReadonlySet<string>) {
  const conditions = SCALARS.filter((column) => keys.has(column)).map(
    (column) => `(r."changes" ? '${column}' AND to_jsonb(n."${column}") IS DISTINCT FROM ${now(column)})`,
  );
  if (keys.has("batch"))
    conditions.push(
      `(r."changes" ? 'batch' AND (SELECT to_jsonb(b."name") FROM "Batch" b WHERE b."projectId" = $1 AND b."id" = n."batchId") IS DISTINCT FROM ${now("batch")})`,
    );
  if (keys.has("extra"))
    conditions.push(
      `(r."changes" ? 'extra' AND (NOT coalesce(n."extra", '{}') @> ${object(`r."changes"->'extra'->1`)}
         OR coalesce(n."extra", '{}') ?| ARRAY(SELECT jsonb_object_keys(${object(old("extra"))}) EXCEPT SELECT jsonb_object_keys(${object(`r."changes"->'extra'->1`)}))))`,
    );
  if (conditions.length === 0) return [];
  const { rows } = await tx.query<{ id: string; mac: string }>(
    `DELETE FROM "next" n USING "reverting" r WHERE r."phoneId" = n."id" AND $1::uuid IS NOT NULL AND (${conditions.join(" OR ")}) RETURNING n."id", n."mac"`,
    [projectId],
  );
  return rows;
}

/** Sets the old values; answers how many phones stay without the batch they were in, because it is gone or closed. */
async function putBack(tx: Tx, projectId: string, keys: ReadonlySet<string>): Promise<number> {
  const set = SCALARS.filter((column) => keys.has(column)).map(
    (column) =>
      `"${column}" = CASE WHEN r."changes" ? '${column}' THEN (r."changes"->'${column}'->>0)::${CHANGEABLE[column]} ELSE n."${column}" END`,
  );
  if (keys.has("extra"))
    set.push(
      `"extra" = nullif((coalesce(n."extra", '{}') - ARRAY(SELECT jsonb_object_keys(${object(`r."changes"->'extra'->1`)}))) || ${object(old("extra"))}, '{}')`,
    );
  if (keys.has("corrected"))
    set.push(
      `"corrected" = ARRAY(SELECT f FROM ((SELECT unnest(n."corrected") EXCEPT (${words(1)} EXCEPT ${words(0)})) UNION (${words(0)} EXCEPT ${words(1)})) w(f) ORDER BY f)`,
    );
  if (keys.has("batch")) set.push(`"batchId" = CASE WHEN r."changes" ? 'batch' THEN o."id" ELSE n."batchId" END`);
  if (set.length === 0) return 0;
  await tx.query(
    `UPDATE "next" n SET ${set.join(", ")} FROM "reverting" r LEFT JOIN (
       SELECT DISTINCT ON (b."name") b."name", b."id" FROM "Batch" b WHERE b."projectId" = $1 AND b."state" NOT IN ('done', 'cancelled') ORDER BY b."name", b."order"
     ) o ON o."name" = r."changes"->'batch'->>0
     WHERE r."phoneId" = n."id"`,
    [projectId],
  );
  if (keys.has("state")) await tx.query(`UPDATE "next" SET "batchId" = NULL WHERE "state" = 'withdrawn'`);
  const { rows } = await tx.query<{ count: string }>(
    `SELECT count(*) FROM "next" n JOIN "reverting" r ON r."phoneId" = n."id" WHERE n."batchId" IS NULL AND r."changes"->'batch'->>0 IS NOT NULL`,
  );
  return Number(rows[0]?.count ?? 0);
}

const words = (side: 0 | 1) =>
  `SELECT jsonb_array_elements_text(coalesce(nullif(r."changes"->'corrected'->${side}, 'null'), '[]'))`;
