import "server-only";
import type { InventoryPhone } from "@/lib/domain/inventory-file/inventory-phone";
import type { ImportOptions } from "@/lib/schemas/imports";
import type { CopyValue } from "@/lib/server/database/copy";
import type { Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { decideDistinct, FACT_COLUMNS, factsTextSql, type JudgedProject } from "@/lib/server/inventory/decisions";
import {
  EXTRA_KEPT,
  FILE_FIELDS,
  mergedField,
  STILL_CORRECTED,
  wouldChangeByFile,
} from "@/lib/server/inventory/merged-field";

/**
 * Merges the rows of a file into the inventory by MAC, with a handful of statements over all rows. What a file does not
 * say stays as it was; what it says anew is written down old and new. All of it in the caller's transaction.
 */

/** Columns that a file can fill, in the order of stagedValues(). */
export const FIELDS = [...FILE_FIELDS, "extra"] as const;
type Field = (typeof FIELDS)[number];

const TYPES: Partial<Record<Field, string>> = {
  vid: "integer",
  manufacturedYear: "integer",
  kemCount: "integer",
  extra: "jsonb",
};
export const STAGED_COLUMNS = ["line", "id", "mac", ...FIELDS] as const;

export function stagedValues(line: number, phone: InventoryPhone): CopyValue[] {
  const { runningFirmware, mac, extra, ...rest } = phone;
  const fields: Record<Field, CopyValue> = {
    ...rest,
    reportedFirmware: runningFirmware,
    extra: extra === null ? null : JSON.stringify(extra),
  };
  return [line, newId(), mac, ...FIELDS.map((field) => fields[field])];
}

const quoted = (columns: readonly string[], alias?: string) =>
  columns.map((column) => (alias ? `${alias}."${column}"` : `"${column}"`)).join(", ");

/** An empty table for the rows of one file; it vanishes with the transaction. */
export async function createStaging(tx: Tx): Promise<void> {
  const columns = FIELDS.map((field) => `"${field}" ${TYPES[field] ?? "text"}`).join(", ");
  await tx.query(
    `CREATE TEMP TABLE "staged" ("line" integer, "id" uuid, "mac" varchar(12), ${columns}) ON COMMIT DROP;
     CREATE TEMP TABLE "listed" ("mac" varchar(12)) ON COMMIT DROP`,
  );
}

/** Phones of rows that were left out by hand: the file lists them, so they are not absent. */
export async function noteListed(tx: Tx, macs: readonly string[]): Promise<void> {
  if (macs.length > 0) await tx.query(`INSERT INTO "listed" SELECT unnest($1::text[])`, [macs]);
}

export type DuplicateGroup = { mac: string; lines: number[]; isSame: boolean };

/**
 * A MAC that stands in several rows: with the same data it counts once; with different data nobody knows which is right,
 * so every one of the rows is taken out and named, unless a person said that the first or the last one counts.
 */
export async function takeOutDuplicates(tx: Tx, choice: ImportOptions["duplicates"]): Promise<DuplicateGroup[]> {
  await tx.query(`CREATE TEMP TABLE "twice" ON COMMIT DROP AS
    SELECT s."mac", array_agg(s."line" ORDER BY s."line") AS "lines", count(DISTINCT md5(ROW(${quoted(FIELDS, "s")})::text)) = 1 AS "isSame"
    FROM "staged" s WHERE s."mac" IN (SELECT "mac" FROM "staged" GROUP BY "mac" HAVING count(*) > 1) GROUP BY s."mac"`);
  const counts = choice === "last" ? `t."lines"[array_upper(t."lines", 1)]` : `t."lines"[1]`;
  await tx.query(
    `DELETE FROM "staged" s USING "twice" t
     WHERE s."mac" = t."mac" AND s."line" <> CASE WHEN t."isSame" THEN t."lines"[1] ELSE ${choice === "reject" ? "-1" : counts} END`,
  );
  const { rows } = await tx.query<DuplicateGroup>(`SELECT "mac", "lines", "isSame" FROM "twice" ORDER BY "lines"[1]`);
  return rows;
}

/** Rows of the file whose MAC the inventory does not know; none where new phones are left out. */
const freshRows = (projectId: string, { newPhones }: ImportOptions) =>
  `SELECT s.* FROM "staged" s WHERE ${newPhones === "add"} AND NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = '${projectId}' AND p."mac" = s."mac")`;

/** Rows whose facts are to be judged, new and changed, with their facts as they will be. */
const judgedRows = (projectId: string, options: ImportOptions) => `
  SELECT ${quoted(FACT_COLUMNS.slice(0, -2), "n")}, NULL::boolean AS "hasLicenseWarning", false AS "isRmaReplacement" FROM (${freshRows(projectId, options)}) n
  UNION ALL SELECT ${quoted(FACT_COLUMNS, "c")} FROM "changed" c`;

const BY_HASH_FROM = 2_000;

/**
 * What the planner knows of "Phone" may be older than the project: it then takes the project for empty and looks through all
 * its phones again for every row of the file. A hash costs one look, whatever it believes.
 */
async function joinByHash(tx: Tx): Promise<void> {
  const { rows } = await tx.query<{ isMany: boolean }>(
    `SELECT count(*) > ${BY_HASH_FROM} AS "isMany" FROM (SELECT FROM "staged" LIMIT ${BY_HASH_FROM + 1}) s`,
  );
  if (rows[0]?.isMany) await tx.query("SET LOCAL enable_nestloop = off");
}

export type Comparison = { staged: number; changed: number; unknown: number };

/**
 * Compares the staged rows with the inventory and leaves the phones that would change, as they would be, in the temporary
 * table "changed", with old and new of every changed field. Writes nothing else.
 */
export async function compareStaged(
  tx: Tx,
  projectId: string,
  options: ImportOptions,
): Promise<Comparison & { judged: string }> {
  await tx.query(`ANALYZE "staged"`);
  await joinByHash(tx);
  const merged = FIELDS.map((field) => `${mergedField(field, options)} AS "${field}"`).join(",\n");
  const differs = FIELDS.map((field) => `m."${field}" IS DISTINCT FROM p."${field}"`).join(" OR ");
  const diff = FIELDS.map(
    (field) =>
      `CASE WHEN m."${field}" IS DISTINCT FROM p."${field}" THEN jsonb_build_object('${field}', jsonb_build_array(p."${field}", m."${field}")) ELSE '{}' END`,
  ).join(" || ");
  await tx.query(
    `CREATE TEMP TABLE "changed" ON COMMIT DROP AS
     SELECT m.*, p."mac", p."hasLicenseWarning", p."isRmaReplacement", p."verdict" AS "oldVerdict", p."decisionId" AS "oldDecisionId", p."batchId", p."corrected", ${diff} AS "changes"
     FROM (SELECT p."id", s."line", ${merged} FROM "staged" s JOIN "Phone" p ON p."projectId" = '${projectId}' AND p."mac" = s."mac") m
     JOIN "Phone" p ON p."projectId" = '${projectId}' AND p."id" = m."id" WHERE ${options.changedPhones === "apply"} AND (${differs})`,
  );
  if (options.corrections === "overwrite")
    await tx.query(
      `UPDATE "changed" c SET "corrected" = n."corrected", "changes" = c."changes" || jsonb_build_object('corrected', jsonb_build_array(c."corrected", n."corrected"))
       FROM (SELECT c."id", ${STILL_CORRECTED} AS "corrected" FROM "changed" c WHERE c."corrected" <> '{}') n
       WHERE c."id" = n."id" AND c."corrected" <> n."corrected"`,
    );
  await tx.query(`ANALYZE "changed"`);
  const { rows } = await tx.query<Record<keyof Comparison, number>>(
    `SELECT (SELECT count(*) FROM "staged")::int AS "staged", (SELECT count(*) FROM "changed")::int AS "changed",
       (SELECT count(*) FROM "staged" s WHERE NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = $1 AND p."mac" = s."mac"))::int AS "unknown"`,
    [projectId],
  );
  const counts = rows[0] ?? { staged: 0, changed: 0, unknown: 0 };
  return { ...counts, judged: judgedRows(projectId, options) };
}

/** How many phones keep a correction by hand against the file, by field. */
export async function countKept(tx: Tx, projectId: string): Promise<{ field: string; kept: number }[]> {
  const byHand = (field: string) => (field === "reportedFirmware" ? "runningFirmware" : field);
  const fields = FILE_FIELDS.map((field) => `CASE WHEN ${wouldChangeByFile(field)} THEN '${byHand(field)}' END`);
  const { rows } = await tx.query<{ field: string; kept: number }>(
    `SELECT k."field", count(*)::int AS "kept"
     FROM "staged" s JOIN "Phone" p ON p."projectId" = $1 AND p."mac" = s."mac" AND p."corrected" <> '{}'
     CROSS JOIN LATERAL unnest(ARRAY[${[...fields, `CASE WHEN ${EXTRA_KEPT} THEN 'extra' END`].join(", ")}]) AS k("field")
     WHERE k."field" IS NOT NULL AND (k."field" = 'extra' OR k."field" = ANY(p."corrected")) GROUP BY 1`,
    [projectId],
  );
  return rows.map(({ field, kept }) => ({ field: field === "runningFirmware" ? "reportedFirmware" : field, kept }));
}

type Origin = { importId: string; actorId: string; requestId: string };
export type Merge = Origin & { project: JudgedProject; options: ImportOptions; isComplete: boolean };
export type MergeCounts = {
  created: number;
  changed: number;
  unchanged: number;
  leftOut: number;
  withdrawn: number;
  takenBack: number;
};

export async function mergeStaged(tx: Tx, merge: Merge): Promise<MergeCounts> {
  const { project, importId, options } = merge;
  const projectId = project.id;
  const { staged, changed, unknown, judged } = await compareStaged(tx, projectId, options);
  await decideDistinct(tx, project, judged);

  await tx.query(
    `INSERT INTO "Site" ("projectId", "name") SELECT DISTINCT $1::uuid, "site" FROM "staged" WHERE "site" IS NOT NULL ON CONFLICT DO NOTHING`,
    [projectId],
  );
  if (changed > 0) requireAll(changed, await updateChanged(tx, merge));
  const inserted = await tx.query(
    `INSERT INTO "Phone" ("projectId", "id", "mac", ${quoted(FIELDS)}, "runningFirmware", "verdict", "decisionId", "importId", "importLine", "updatedAt")
     SELECT $1, n."id", n."mac", ${quoted(FIELDS, "n")}, d."runningFirmware", d."verdict", d."decisionId", $2, n."line", now()
     FROM (SELECT s.*, NULL::boolean AS "hasLicenseWarning", false AS "isRmaReplacement" FROM (${freshRows(projectId, options)}) s) n
     JOIN "decided" d ON d."facts" = ${factsTextSql("n")}`,
    [projectId, importId],
  );
  const created = inserted.rowCount ?? 0;
  if (options.newPhones === "add") requireAll(unknown, created);
  const withdrawn = options.absentPhones === "withdraw" ? await withdrawAbsent(tx, merge) : 0;
  const takenBack = options.withdrawnPhones === "take-back" ? await takeBackListed(tx, merge) : 0;
  const leftOut = options.newPhones === "leave" ? unknown : 0;
  return { created, changed, unchanged: staged - created - changed - leftOut, leftOut, withdrawn, takenBack };
}

/** A row that found no decision would vanish in a join; better no import than a lost phone. */
function requireAll(expected: number, written: number): void {
  if (written !== expected) throw new Error(`${expected} phones were to be written, ${written} were.`);
}

async function updateChanged(tx: Tx, { project, importId, actorId, requestId }: Merge): Promise<number> {
  const set = FIELDS.map((field) => `"${field}" = c."${field}"`).join(", ");
  const updated = await tx.query(
    `UPDATE "Phone" p SET ${set}, "corrected" = c."corrected", "runningFirmware" = d."runningFirmware", "verdict" = d."verdict", "decisionId" = d."decisionId",
       "revision" = p."revision" + 1, "updatedAt" = now()
     FROM "changed" c JOIN "decided" d ON d."facts" = ${factsTextSql("c")}
     WHERE p."projectId" = $1 AND p."id" = c."id"`,
    [project.id],
  );
  await tx.query(
    `INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "actorId", "importId", "requestId")
     SELECT $1, c."id", p."revision", 'import', c."changes" || CASE WHEN d."verdict" IS DISTINCT FROM c."oldVerdict"
       THEN jsonb_build_object('verdict', jsonb_build_array(c."oldVerdict", d."verdict")) ELSE '{}' END, $2, $3, $4
     FROM "changed" c JOIN "decided" d ON d."facts" = ${factsTextSql("c")}
     JOIN "Phone" p ON p."projectId" = $1 AND p."id" = c."id"`,
    [project.id, actorId, importId, requestId],
  );
  return updated.rowCount ?? 0;
}

/**
 * The phones that the file does not list, over "Phone" p. One whose rows contradict each other or were left out is listed, and a phone on
 * which work has begun is left alone: a converted phone is no longer in the call control's own export.
 */
export const ABSENT = `p."state" <> 'withdrawn' AND NOT EXISTS (SELECT FROM "staged" s WHERE s."mac" = p."mac")
  AND NOT EXISTS (SELECT FROM "twice" t WHERE t."mac" = p."mac") AND NOT EXISTS (SELECT FROM "listed" l WHERE l."mac" = p."mac")`;

async function withdrawAbsent(tx: Tx, merge: Merge): Promise<number> {
  if (!merge.isComplete) throw new UnreadRowsError();
  return changeState(
    tx,
    merge,
    { state: "withdrawn", reason: "Not listed by the file." },
    `${ABSENT} AND p."state" = 'not-started'`,
  );
}

const takeBackListed = (tx: Tx, merge: Merge) =>
  changeState(
    tx,
    merge,
    { state: "not-started", reason: "Listed by the file again." },
    `p."state" = 'withdrawn' AND EXISTS (SELECT FROM "staged" s WHERE s."mac" = p."mac")`,
  );

/** A withdrawn phone leaves its batch; old and new are written down. */
async function changeState(
  tx: Tx,
  { project, importId, actorId, requestId }: Merge,
  to: { state: string; reason: string },
  where: string,
): Promise<number> {
  const { rowCount } = await tx.query(
    `WITH "before" AS (
       SELECT p."id", p."state", b."name" FROM "Phone" p LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"
       WHERE p."projectId" = $1 AND ${where} FOR UPDATE OF p
     ), "after" AS (
       UPDATE "Phone" p SET "state" = $2, "batchId" = NULL, "revision" = p."revision" + 1, "updatedAt" = now()
       FROM "before" o WHERE p."projectId" = $1 AND p."id" = o."id" RETURNING p."id", p."revision"
     )
     INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "importId", "requestId")
     SELECT $1, a."id", a."revision", 'import', jsonb_build_object('state', jsonb_build_array(o."state", $2::text)) ||
       CASE WHEN o."name" IS NULL THEN '{}' ELSE jsonb_build_object('batch', jsonb_build_array(o."name", NULL)) END, $3, $4, $5, $6
     FROM "after" a JOIN "before" o USING ("id")`,
    [project.id, to.state, to.reason, actorId, importId, requestId],
  );
  return rowCount ?? 0;
}

/** Phones may only count as absent when every row could be read: one of the unread rows may be the phone. */
export class UnreadRowsError extends Error {}
