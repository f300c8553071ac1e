import "server-only";
import type { Direction } from "@/lib/domain/conversion";
import type { InventoryPhone } from "@/lib/domain/inventory-file/inventory-phone";
import { FILE_FIELDS } from "@/lib/domain/phone/fields";
import { NO_TYPE_SHOWN } from "@/lib/domain/phone/phone-facts";
import { PHONE_STATES, phoneAfter } from "@/lib/domain/work/phone-life";
import type { ImportOptions } from "@/lib/schemas/imports";
import type { CopyValue } from "@/lib/server/database/copy";
import type { Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { CHANGEABLE, quoted, WITH_WORK } from "@/lib/server/inventory/columns";
import { FACT_COLUMNS } from "@/lib/server/inventory/decisions";
import { EXTRA_KEPT, mergedField, STILL_CORRECTED, wouldChangeByFile } from "@/lib/server/inventory/merged-field";
import { nowChangesSql } from "@/lib/server/inventory/now-facts";
import type { ProjectToDecide } from "@/lib/server/inventory/project-to-decide";

/**
 * Merges the rows of a file into the inventory by MAC, with a handful of statements over all rows. What a file does not
 * say stays as it was; what it changes is written down with its old and its new value. All of it in the caller's transaction.
 */

/** Columns that a file can fill, in the order of stagedValues(). */
export const FIELDS = [...FILE_FIELDS, "extra"] as const;
type Field = (typeof FIELDS)[number];

export const STAGED_COLUMNS = ["line", "id", "mac", ...FIELDS] as const;

export function stagedValues(line: number, phone: InventoryPhone): CopyValue[] {
  const { mac, extra, ...rest } = phone;
  const fields: Record<Field, CopyValue> = { ...rest, extra: extra === null ? null : JSON.stringify(extra) };
  return [line, newId(), mac, ...FIELDS.map((field) => fields[field])];
}

/** An empty table for the rows of one file; it vanishes with the transaction. */
export async function createStaging(tx: Tx): Promise<void> {
  const columns = FIELDS.map((field) => `"${field}" ${CHANGEABLE[field]}`).join(", ");
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

const SAID = STAGED_COLUMNS.filter((column) => column !== "isRmaReplacement");

/** Staged rows as new phones: what always has a value has it where the file says nothing. */
export const withUnsaid = (rows: string): string =>
  `SELECT ${quoted(SAID, "s")}, coalesce(s."isRmaReplacement", false) AS "isRmaReplacement" FROM (${rows}) s`;

/** Rows of the file whose MAC the inventory does not know; none where new phones are left out. */
export const freshRows = (projectId: string, { newPhones }: ImportOptions) =>
  `SELECT s.* FROM "staged" s WHERE ${newPhones === "add"} AND NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = '${projectId}' AND p."mac" = s."mac")`;

/** Rows whose facts are to be decided, new and changed, with their facts as they will be. */
const rowsToDecide = (projectId: string, options: ImportOptions) => `
  SELECT ${quoted(FACT_COLUMNS, "n")} FROM (${withUnsaid(freshRows(projectId, options))}) n
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

/**
 * SQL of the known phones that would change, as they would be. Of a phone that has begun the facts that the work changes stay
 * as they were found: what the file says of them is what the phone shows now.
 */
export function changedSql({ id: projectId, plan }: ProjectToDecide, options: ImportOptions, only = "true"): string {
  const merged = FIELDS.map((field) => `${mergedField(field, options)} AS "${field}"`).join(",\n");
  const differs = FIELDS.map((field) => `m."${field}" IS DISTINCT FROM p."${field}"`).join(" OR ");
  const diff = FIELDS.map(
    (field) =>
      `CASE WHEN m."${field}" IS DISTINCT FROM p."${field}" THEN jsonb_build_object('${field}', jsonb_build_array(p."${field}", m."${field}")) ELSE '{}' END`,
  ).join(" || ");
  const now = `CASE WHEN w."begunAt" IS NULL THEN '{}'::jsonb ELSE ${nowChangesSql("s", new Set(FILE_FIELDS))} END`;
  return `
    SELECT m.*, p."mac", p."verdict" AS "oldVerdict", p."decisionId" AS "oldDecisionId",
      w."batchId", p."corrected", ${diff} || m."now" || ${movedSql(plan.direction)} AS "changes",
      false AS "decides", false AS "isConflict", NULL::uuid AS "newDecisionId", NULL::uuid AS "decisionId"
    FROM (
      SELECT p."id", s."line", w."begunAt", ${now} AS "now", ${merged}
      FROM "staged" s JOIN "Phone" p ON p."projectId" = '${projectId}' AND p."mac" = s."mac" ${WITH_WORK}
    ) m JOIN "Phone" p ON p."projectId" = '${projectId}' AND p."id" = m."id" ${WITH_WORK}
    JOIN "Decision" o ON o."projectId" = p."projectId" AND o."id" = p."decisionId"
    WHERE ${options.changedPhones === "apply"} AND (${differs} OR m."now" <> '{}') AND ${only}`;
}

/**
 * SQL: a phone under way that shows the target's firmware, but no licence where the target asks for one, has moved. Over the
 * merged row m, "PhoneWork" w and the standing decision o. Going back to Enterprise no phone can show a licence.
 */
function movedSql(direction: Direction): string {
  if (direction === "M2E") return `'{}'::jsonb`;
  const from = PHONE_STATES.filter((state) => state !== "moved" && phoneAfter(state, "show-moved") === "moved");
  const isLicensed = `coalesce(m."now"->'now.transitionAuthorizationType'->>1, w."nowTransitionAuthorizationType", '${NO_TYPE_SHOWN}') <> '${NO_TYPE_SHOWN}'`;
  return `CASE WHEN m."now"->'now.runningFirmware'->>1 = 'mpp' AND o."licenseKind" <> 'none' AND NOT (${isLicensed}) AND w."state" IN (${from.map((state) => `'${state}'`).join(", ")})
    THEN jsonb_build_object('state', jsonb_build_array(w."state", 'moved'), 'moved', true) ELSE '{}' END`;
}

export type Comparison = { staged: number; changed: number; unknown: number };

/**
 * Compares the staged rows with the inventory and leaves the phones that would change, as they would be, in the temporary
 * table "changed", with old and new of every changed field. Writes nothing else.
 */
export async function compareStaged(
  tx: Tx,
  project: ProjectToDecide,
  options: ImportOptions,
): Promise<Comparison & { toDecide: string }> {
  const projectId = project.id;
  await tx.query(`ANALYZE "staged"`);
  await joinByHash(tx);
  await tx.query(`CREATE TEMP TABLE "changed" ON COMMIT DROP AS ${changedSql(project, options)}`);
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
  return { ...counts, toDecide: rowsToDecide(projectId, options) };
}

/** How many phones keep a correction by hand against the file, by field. */
export async function countKept(tx: Tx, projectId: string): Promise<{ field: string; kept: number }[]> {
  const byHand = (field: string) => (field === "statedFirmware" ? "runningFirmware" : field);
  const fields = FILE_FIELDS.map((field) => `CASE WHEN ${wouldChangeByFile(field)} THEN '${byHand(field)}' END`);
  const { rows } = await tx.query<{ field: string; kept: number }>(
    `SELECT k."field", count(*)::int AS "kept"
     FROM "staged" s JOIN "Phone" p ON p."projectId" = $1 AND p."mac" = s."mac" AND p."corrected" <> '{}' ${WITH_WORK}
     CROSS JOIN LATERAL unnest(ARRAY[${[...fields, `CASE WHEN ${EXTRA_KEPT} THEN 'extra' END`].join(", ")}]) AS k("field")
     WHERE k."field" IS NOT NULL AND (k."field" = 'extra' OR k."field" = ANY(p."corrected")) GROUP BY 1`,
    [projectId],
  );
  return rows.map(({ field, kept }) => ({ field: field === "runningFirmware" ? "statedFirmware" : field, kept }));
}

/**
 * The phones that the file does not list, over "Phone" p. One whose rows contradict each other or were left out is listed, and
 * a phone on which work has begun is left alone: a converted phone is no longer in the call control's own export.
 */
export const ABSENT = `p."withdrawnAt" IS NULL AND NOT EXISTS (SELECT FROM "staged" s WHERE s."mac" = p."mac")
  AND NOT EXISTS (SELECT FROM "twice" t WHERE t."mac" = p."mac") AND NOT EXISTS (SELECT FROM "listed" l WHERE l."mac" = p."mac")`;
