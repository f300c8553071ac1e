import "server-only";
import { type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { CHANGEABLE, CHANGEABLE_COLUMNS, type Changeable } from "@/lib/server/inventory/columns";
import type { OnProgress } from "@/lib/server/inventory/in-parts";
import type { ProjectToDecide } from "@/lib/server/inventory/project-to-decide";
import { restoreBatches } from "@/lib/server/inventory/restore-batches";
import { decideStaged, stagePhones } from "@/lib/server/inventory/stage-phones";
import { revertExceptions } from "@/lib/server/inventory/write-exceptions";
import type { Change } from "@/lib/server/inventory/write-history";
import { revertNow } from "@/lib/server/inventory/write-reverted-now";
import { writeStaged } from "@/lib/server/inventory/write-staged";

/**
 * Takes back what one request changed of phones, whoever made it: a bulk edit, a correction, an import, a decision on exceptions. Each phone gets
 * the values its history holds as old, is decided again, and notes the undo. A phone of which one of these fields was
 * changed since is left as it is. Verdict and running firmware are not put back: they follow from the facts.
 */

type Revert = {
  project: ProjectToDecide;
  /** What is taken back. */
  undo: string;
  /** Condition over `"Phone" p`: the phones this person may change. */
  only?: Sql;
  change: Change;
  onProgress?: OnProgress | undefined;
};

export type Reverted = {
  restored: number;
  left: number;
  leftPhones: { id: string; mac: string }[];
  withoutBatch: number;
};
const MOST_NAMED = 20;

/** Fields whose old and new value is one scalar; the others are put back by their parts. */
const SCALARS = CHANGEABLE_COLUMNS.filter((column) => !["extra", "corrected", "withdrawnAt"].includes(column));

export async function revertChanges(
  tx: Tx,
  { project, undo, only = sql`true`, change, onProgress }: Revert,
): Promise<Reverted> {
  const keys = await collectChanges(tx, project.id, undo);
  if (keys.has("exceptionRow")) {
    const undone = await revertExceptions(tx, only, change); // such a request changes nothing else
    return { ...leftOf(undone.left), restored: undone.restored, withoutBatch: 0 };
  }
  await stagePhones(
    tx,
    sql`p."projectId" = ${project.id}::uuid AND p."id" IN (SELECT r."phoneId" FROM "reverting" r) AND ${only}`,
  );
  const left = await leaveChangedSince(tx, keys);
  const columns = columnsOf(keys);
  const shown = await revertNow(tx, keys, change);
  let restored = shown;
  if (columns.length > 0) {
    await putBack(tx, keys);
    const changed = await decideStaged(tx, project, columns);
    await onProgress?.(0, changed);
    restored = Math.max(shown, await writeStaged(tx, columns, change, onProgress));
  }
  const { withoutBatch } = await restoreBatches(tx, { undo, taken: [], made: [] }, change);
  return { ...leftOf(left), restored, withoutBatch };
}

const leftOf = (left: Reverted["leftPhones"]) => ({ left: left.length, leftPhones: left.slice(0, MOST_NAMED) });

/** First old and last new value of every field, by phone, in "reverting"; gives which fields there are. */
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

/** Being withdrawn stands in the history as a state. */
function columnsOf(keys: ReadonlySet<string>): Changeable[] {
  return CHANGEABLE_COLUMNS.filter((column) => keys.has(column === "withdrawnAt" ? "state" : column));
}

const old = (field: string) => `r."changes"->'${field}'->0`;
const now = (field: string) => `nullif(r."changes"->'${field}'->1, 'null')`;
const object = (value: string) => `coalesce(nullif(${value}, 'null'), '{}')`;
/** SQL: the request took the phone out of the project, or back in. */
const IS_WITHDRAWAL = `(r."changes" ? 'state' AND (r."changes"->'state'->>0 = 'withdrawn') <> (r."changes"->'state'->>1 = 'withdrawn'))`;

/** Takes out of "next" the phones on which one of the fields no longer has the value that the request gave it. */
async function leaveChangedSince(tx: Tx, keys: ReadonlySet<string>): Promise<{ id: string; mac: string }[]> {
  const conditions = SCALARS.filter((column) => keys.has(column)).map(
    (column) => `(r."changes" ? '${column}' AND to_jsonb(n."${column}") IS DISTINCT FROM ${now(column)})`,
  );
  if (keys.has("state"))
    conditions.push(`(${IS_WITHDRAWAL} AND (n."withdrawnAt" IS NOT NULL) <> (r."changes"->'state'->>1 = 'withdrawn'))`);
  if (keys.has("extra"))
    conditions.push(
      `(r."changes" ? 'extra' AND (NOT coalesce(n."extra", '{}') @> ${object(`r."changes"->'extra'->1`)}
         OR coalesce(n."extra", '{}') ?| ARRAY(SELECT jsonb_object_keys(${object(old("extra"))}) EXCEPT SELECT jsonb_object_keys(${object(`r."changes"->'extra'->1`)}))))`,
    );
  if (conditions.length === 0) return [];
  const { rows } = await tx.query<{ id: string; mac: string }>(
    `DELETE FROM "next" n USING "reverting" r WHERE r."phoneId" = n."id" AND (${conditions.join(" OR ")}) RETURNING n."id", n."mac"`,
  );
  return rows;
}

/** Sets the old values. */
async function putBack(tx: Tx, keys: ReadonlySet<string>): Promise<void> {
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
  if (keys.has("state"))
    set.push(
      `"withdrawnAt" = CASE WHEN ${IS_WITHDRAWAL} THEN CASE WHEN r."changes"->'state'->>0 = 'withdrawn' THEN now() END ELSE n."withdrawnAt" END`,
    );
  if (set.length === 0) return;
  await tx.query(`UPDATE "next" n SET ${set.join(", ")} FROM "reverting" r WHERE r."phoneId" = n."id"`);
}

const words = (side: 0 | 1) =>
  `SELECT jsonb_array_elements_text(coalesce(nullif(r."changes"->'corrected'->${side}, 'null'), '[]'))`;
