import "server-only";
import { DECIDING_FIELDS } from "@/lib/domain/phone/fields";
import type { ImportOptions } from "@/lib/schemas/imports";
import type { Tx } from "@/lib/server/database/transaction";
import { quoted, STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import { decideDistinct, FACT_COLUMNS, factsTextSql } from "@/lib/server/inventory/decisions";
import {
  ABSENT,
  changedSql,
  compareStaged,
  FIELDS,
  freshRows,
  withUnsaid,
} from "@/lib/server/inventory/merge-inventory";
import type { ProjectToDecide } from "@/lib/server/inventory/project-to-decide";
import { allowsTheSameSql } from "@/lib/server/inventory/standing-decision";
import { type Change, finishChange, historySql, historyValues } from "@/lib/server/inventory/write-history";
import { nameSites, writeBegun } from "@/lib/server/inventory/write-staged";

export type Merge = {
  project: ProjectToDecide;
  importId: string;
  options: ImportOptions;
  /** Every row of the file could be read. */
  isComplete: boolean;
  change: Change;
};

export type MergeCounts = {
  created: number;
  changed: number;
  unchanged: number;
  leftOut: number;
  withdrawn: number;
  takenBack: number;
  /** Of the changed: phones under way, of which the file says what they show now. */
  begun: number;
  /** Of these: those that show the target's firmware for the first time. */
  moved: number;
  /** Of the changed: phones under way whose correction would forbid the begun work. */
  conflicts: number;
};

/** Phones may only count as absent when every row could be read: one of the unread rows may be the phone. */
export class UnreadRowsError extends Error {}

/** Writes the rows of "staged" into the inventory, each phone with its decision and its entry in the history. */
export async function mergeStaged(tx: Tx, merge: Merge): Promise<MergeCounts> {
  const { project, options, change } = merge;
  const compared = await compareStaged(tx, project, options);
  await decideDistinct(tx, project, compared.toDecide);
  await nameSites(tx, project.id, "staged");
  const created = await insertFresh(tx, merge);
  if (options.newPhones === "add") requireAll(compared.unknown, created);
  const { changed, ...under } = compared.changed > 0 ? await updateChanged(tx, merge) : NONE_CHANGED;
  const withdrawn = options.absentPhones === "withdraw" ? await withdrawAbsent(tx, merge) : 0;
  const takenBack = options.withdrawnPhones === "take-back" ? await takeBackListed(tx, merge) : 0;
  const leftOut = options.newPhones === "leave" ? compared.unknown : 0;
  await finishChange(tx, change);
  const unchanged = compared.staged - created - changed - leftOut;
  return { created, changed, unchanged, leftOut, withdrawn, takenBack, ...under };
}

const NONE_CHANGED = { changed: 0, begun: 0, moved: 0, conflicts: 0 };

/** A row that found no decision would vanish in a join; better no import than a lost phone. */
function requireAll(expected: number, written: number): void {
  if (written !== expected) throw new Error(`${expected} phones were to be written, ${written} were.`);
}

async function insertFresh(tx: Tx, { project, importId, options }: Merge): Promise<number> {
  const { rowCount } = await tx.query(
    `INSERT INTO "Phone" ("projectId", "id", "mac", ${quoted(FIELDS)}, "runningFirmware", "verdict", "decisionId", "importId", "importLine", "updatedAt")
     SELECT $1, n."id", n."mac", ${quoted(FIELDS, "n")}, d."runningFirmware", d."verdict", d."decisionId", $2, n."line", now()
     FROM (${withUnsaid(freshRows(project.id, options))}) n JOIN "decided" d ON d."facts" = ${factsTextSql("n")}`,
    [project.id, importId],
  );
  return rowCount ?? 0;
}

type Updated = Pick<MergeCounts, "changed" | "begun" | "moved" | "conflicts">;

async function updateChanged(tx: Tx, merge: Merge): Promise<Updated> {
  const { project, change } = merge;
  await takeBegunMeanwhile(tx, merge);
  await decideChanged(tx, project.id);
  const set = FIELDS.map((field) => `"${field}" = c."${field}"`).join(", ");
  const updated = await tx.query(
    `UPDATE "Phone" p SET ${set}, "corrected" = c."corrected", "runningFirmware" = d."runningFirmware",
       "verdict" = a."verdict", "decisionId" = c."decisionId", "revision" = p."revision" + 1, "updatedAt" = now()
     FROM "changed" c JOIN "decided" d ON d."facts" = ${factsTextSql("c")}
     JOIN "Decision" a ON a."projectId" = $1 AND a."id" = c."decisionId"
     WHERE p."projectId" = $1 AND p."id" = c."id"`,
    [project.id],
  );
  await writeBegun(tx, "changed", change);
  await tx.query(
    historySql(
      `(SELECT c."id" AS "phoneId", p."revision", c."changes" - 'moved' AS "changes" FROM "changed" c JOIN "Phone" p ON p."projectId" = $1 AND p."id" = c."id")`,
      1,
    ),
    historyValues(change),
  );
  const { rows } = await tx.query<Updated>(
    `SELECT count(*)::int AS "changed", count(*) FILTER (WHERE "begunAt" IS NOT NULL)::int AS "begun",
       count(*) FILTER (WHERE "changes" ? 'moved')::int AS "moved", count(*) FILTER (WHERE "isConflict")::int AS "conflicts" FROM "changed"`,
  );
  const counts = rows[0] ?? NONE_CHANGED;
  requireAll(counts.changed, updated.rowCount ?? 0);
  return counts;
}

/**
 * Work is locked as late as can be, so that a long import does not hold up ticks. A phone that began since it was compared is
 * compared again, as one that has begun.
 */
async function takeBegunMeanwhile(tx: Tx, { project, options }: Merge): Promise<void> {
  await tx.query(
    `SELECT FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."phoneId" IN (SELECT "id" FROM "changed") ORDER BY w."phoneId" FOR NO KEY UPDATE`,
    [project.id],
  );
  const { rows } = await tx.query<{ id: string }>(
    `SELECT w."phoneId" AS "id" FROM "PhoneWork" w JOIN "changed" c ON c."id" = w."phoneId" AND w."begunAt" IS DISTINCT FROM c."begunAt" WHERE w."projectId" = $1`,
    [project.id],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.query(`DELETE FROM "changed" WHERE "id" = ANY($1)`, [ids]);
  await tx.query(`INSERT INTO "changed" ${changedSql(project, options, `p."id" = ANY($1)`)}`, [ids]);
  await decideDistinct(tx, project, `SELECT ${quoted(FACT_COLUMNS, "c")} FROM "changed" c`);
}

/** Which decision each changed phone has from now on: that of a phone that has begun stands unless the new one allows the same. */
async function decideChanged(tx: Tx, projectId: string): Promise<void> {
  const decides = `(c."changes" ?| ARRAY[${DECIDING_FIELDS.map((field) => `'${field}'`).join(", ")}])`;
  const mayTake = `(c."begunAt" IS NULL OR (${decides} AND ${allowsTheSameSql("a", "o")}))`;
  const isConflict = `(c."begunAt" IS NOT NULL AND ${decides} AND NOT ${allowsTheSameSql("a", "o")})`;
  await tx.query(
    `UPDATE "changed" c SET "newDecisionId" = a."id", "decides" = ${decides}, "isConflict" = ${isConflict},
       "decisionId" = CASE WHEN ${mayTake} THEN a."id" ELSE o."id" END,
       "changes" = c."changes" || CASE WHEN ${mayTake} AND a."verdict" <> c."oldVerdict" THEN jsonb_build_object('verdict', jsonb_build_array(c."oldVerdict", a."verdict")) ELSE '{}' END
         || CASE WHEN ${isConflict} THEN jsonb_build_object('conflict', jsonb_build_array(NULL, a."verdict")) ELSE '{}' END
     FROM "decided" d, "Decision" a, "Decision" o
     WHERE d."facts" = ${factsTextSql("c")} AND a."projectId" = $1 AND a."id" = d."decisionId" AND o."projectId" = $1 AND o."id" = c."oldDecisionId"`,
    [projectId],
  );
}

async function withdrawAbsent(tx: Tx, merge: Merge): Promise<number> {
  if (!merge.isComplete) throw new UnreadRowsError();
  return changeWithdrawn(tx, merge, {
    set: "now()",
    reason: "Not listed by the file.",
    where: `${ABSENT} AND coalesce(w."state", 'not-started') = 'not-started'`,
  });
}

const takeBackListed = (tx: Tx, merge: Merge) =>
  changeWithdrawn(tx, merge, {
    set: "NULL",
    reason: "Listed by the file again.",
    where: `p."withdrawnAt" IS NOT NULL AND EXISTS (SELECT FROM "staged" s WHERE s."mac" = p."mac")`,
  });

type Withdrawal = { set: "now()" | "NULL"; reason: string; where: string };

/** A withdrawn phone leaves its batch; old and new are written down. */
async function changeWithdrawn(tx: Tx, { change }: Merge, { set, reason, where }: Withdrawal): Promise<number> {
  const isOut = set === "now()";
  // Under their lock no tick can begin these phones any more; which they are is asked again after it.
  await tx.query(
    `SELECT FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
     WHERE w."projectId" = $1 AND ${where} ORDER BY w."phoneId" FOR NO KEY UPDATE OF w`,
    [change.projectId],
  );
  const { rowCount } = await tx.query(
    `WITH "before" AS (
       SELECT p."id", ${STATE_SQL} AS "state", coalesce(w."state", 'not-started') AS "workState", b."name", b."id" AS "batchId" FROM "Phone" p ${WITH_WORK}
       LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = w."batchId"
       WHERE p."projectId" = $1 AND ${where} FOR NO KEY UPDATE OF p
     ), "left" AS (
       UPDATE "PhoneWork" w SET "batchId" = NULL, "revision" = w."revision" + 1 FROM "before" o
       WHERE w."projectId" = $1 AND w."phoneId" = o."id" AND w."batchId" IS NOT NULL
     ), "after" AS (
       UPDATE "Phone" p SET "withdrawnAt" = ${set}, "revision" = p."revision" + 1, "updatedAt" = now()
       FROM "before" o WHERE p."projectId" = $1 AND p."id" = o."id" RETURNING p."id", p."revision"
     ), "entries" AS (
       SELECT a."id" AS "phoneId", a."revision", jsonb_build_object('state', jsonb_build_array(o."state", ${isOut ? `'withdrawn'` : `o."workState"`})) ||
         CASE WHEN o."name" IS NULL THEN '{}' ELSE jsonb_build_object('batch', jsonb_build_array(o."name", NULL), 'batchId', jsonb_build_array(o."batchId", NULL)) END AS "changes"
       FROM "after" a JOIN "before" o USING ("id")
     ) ${historySql(`"entries"`, 1)}`,
    historyValues({ ...change, reason }),
  );
  return rowCount ?? 0;
}

/** Deletes the phones that an import brought, with their history: the import is undone. Gives how many. */
export async function deleteImported(tx: Tx, importId: string, change: Change): Promise<number> {
  const { rowCount } = await tx.query(
    `WITH "gone" AS (DELETE FROM "Phone" WHERE "projectId" = $1 AND "importId" = $2 RETURNING "id"),
       "history" AS (DELETE FROM "PhoneChange" c USING "gone" g WHERE c."projectId" = $1 AND c."phoneId" = g."id")
     SELECT FROM "gone"`,
    [change.projectId, importId],
  );
  await finishChange(tx, change);
  return rowCount ?? 0;
}
