import "server-only";
import type { Sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { decideDistinct, factsTextSql, type JudgedProject } from "@/lib/server/inventory/decisions";

/**
 * Changes of many phones by people: chosen rows are copied to the temporary table "next", changed there, decided anew, and
 * written back with old and new of every field. All of it set-based and in the caller's transaction, so that a preview is
 * the same work without the writing.
 */

/** Columns that a person, a file or an undo sets; verdict and running firmware follow from them. */
export const CHANGEABLE = {
  pid: "text",
  model: "text",
  productKind: "text",
  soldAs: "text",
  precision: "text",
  vid: "integer",
  serial: "text",
  manufacturedYear: "integer",
  ip: "text",
  site: "text",
  floor: "text",
  owner: "text",
  directoryNumber: "text",
  description: "text",
  devicePool: "text",
  load: "text",
  version: "text",
  reportedFirmware: "text",
  registrationState: "text",
  kemCount: "integer",
  transitionAuthorizationType: "text",
  earlierConversion: "text",
  hasLicenseWarning: "boolean",
  isRmaReplacement: "boolean",
  notes: "text",
  extra: "jsonb",
  corrected: "text[]",
  state: "text",
  batchId: "uuid",
} as const;
export type Changeable = keyof typeof CHANGEABLE;
export const CHANGEABLE_COLUMNS = Object.keys(CHANGEABLE) as Changeable[];

const COLUMNS = CHANGEABLE_COLUMNS.map((column) => `"${column}"`).join(", ");
const COLUMNS_OF_PHONE = CHANGEABLE_COLUMNS.map((column) => `p."${column}"`).join(", ");

/** Copies the phones that match to "next", locked against others unless it is for a preview; answers how many. */
export async function stagePhones(tx: Tx, where: Sql, { isPreview = false } = {}): Promise<number> {
  await tx.query(
    `CREATE TEMP TABLE "next" ON COMMIT DROP AS
     SELECT p."id", p."mac", p."verdict" AS "oldVerdict", p."runningFirmware" AS "oldRunning", p."state" AS "oldState", p."batchId" AS "oldBatchId",
       ${COLUMNS_OF_PHONE}, '{}'::jsonb AS "changes", NULL::uuid AS "decisionId", NULL::text AS "verdict", NULL::text AS "runningFirmware"
     FROM "Phone" p LIMIT 0`,
  );
  const lock = isPreview ? "" : "FOR NO KEY UPDATE OF p";
  const { rowCount } = await tx.query(
    `INSERT INTO "next" ("id", "mac", "oldVerdict", "oldRunning", "oldState", "oldBatchId", ${COLUMNS})
     SELECT p."id", p."mac", p."verdict", p."runningFirmware", p."state", p."batchId", ${COLUMNS_OF_PHONE}
     FROM "Phone" p WHERE ${where.text} ${lock}`,
    where.values as unknown[],
  );
  return rowCount ?? 0;
}

/**
 * Of the staged phones keeps those that differ in one of these columns, notes old and new, and decides them; answers how
 * many. A column that is left out is neither compared nor written.
 */
export async function decideStaged(tx: Tx, project: JudgedProject, columns: readonly Changeable[]) {
  const diff = columns.map((column) => diffOf(column)).join(" || ");
  await tx.query(
    `UPDATE "next" n SET "changes" = ${diff || "'{}'::jsonb"} FROM "Phone" p WHERE p."projectId" = $1 AND p."id" = n."id"`,
    [project.id],
  );
  await tx.query(`DELETE FROM "next" WHERE "changes" = '{}'`);
  await tx.query(`ANALYZE "next"`);
  await decideDistinct(tx, project, `SELECT * FROM "next"`);
  const { rowCount } = await tx.query(
    `UPDATE "next" n SET "decisionId" = d."decisionId", "verdict" = d."verdict", "runningFirmware" = d."runningFirmware",
       "changes" = n."changes"
         || CASE WHEN n."oldRunning" IS DISTINCT FROM d."runningFirmware" THEN jsonb_build_object('runningFirmware', jsonb_build_array(n."oldRunning", d."runningFirmware")) ELSE '{}' END
         || CASE WHEN n."oldVerdict" <> d."verdict" THEN jsonb_build_object('verdict', jsonb_build_array(n."oldVerdict", d."verdict")) ELSE '{}' END
     FROM "decided" d WHERE d."facts" = ${factsTextSql("n")}`,
  );
  return rowCount ?? 0;
}

/** Of a batch the names are noted: they are what people read, also when the batch is gone. Of `extra` only what differs. */
function diffOf(column: Changeable): string {
  const pair = (name: string, before: string, after: string) =>
    `CASE WHEN n."${column}" IS DISTINCT FROM p."${column}" THEN jsonb_build_object('${name}', jsonb_build_array(${before}, ${after})) ELSE '{}' END`;
  if (column === "batchId") return pair("batch", nameOfBatch("p"), nameOfBatch("n"));
  if (column === "extra") return pair("extra", withoutSame("p", "n"), withoutSame("n", "p"));
  return pair(column, `p."${column}"`, `n."${column}"`);
}

const nameOfBatch = (alias: string) =>
  `(SELECT b."name" FROM "Batch" b WHERE b."projectId" = p."projectId" AND b."id" = ${alias}."batchId")`;

const withoutSame = (of: string, other: string) =>
  `(SELECT jsonb_object_agg(e."key", e."value") FROM jsonb_each(coalesce(${of}."extra", '{}')) e WHERE coalesce(${other}."extra", '{}')->e."key" IS DISTINCT FROM e."value")`;

type Writing = {
  projectId: string;
  columns: readonly Changeable[];
  kind: "edit" | "undo";
  reason: string | null;
  actorId: string;
  requestId: string;
};

/** Writes the staged phones back, each with its entry in the history. */
export async function writeStaged(tx: Tx, { projectId, columns, ...change }: Writing): Promise<number> {
  const set = columns.map((column) => `"${column}" = n."${column}"`).join(", ");
  await tx.query(
    `INSERT INTO "Site" ("projectId", "name") SELECT DISTINCT $1::uuid, "site" FROM "next" WHERE "site" IS NOT NULL ON CONFLICT DO NOTHING`,
    [projectId],
  );
  const { rowCount } = await tx.query(
    `UPDATE "Phone" p SET ${set}, "runningFirmware" = n."runningFirmware", "verdict" = n."verdict", "decisionId" = n."decisionId",
       "revision" = p."revision" + 1, "updatedAt" = now()
     FROM "next" n WHERE p."projectId" = $1 AND p."id" = n."id"`,
    [projectId],
  );
  await tx.query(
    `INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId")
     SELECT $1, n."id", p."revision", $2, n."changes", $3, $4, $5
     FROM "next" n JOIN "Phone" p ON p."projectId" = $1 AND p."id" = n."id"`,
    [projectId, change.kind, change.reason, change.actorId, change.requestId],
  );
  return rowCount ?? 0;
}
