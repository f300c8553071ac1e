import "server-only";
import type { PoolClient } from "pg";
import type { InventoryPhone } from "@/lib/domain/inventory-file/inventory-phone";
import type { CopyValue } from "@/lib/server/sql/copy";
import { decideDistinct, FACT_COLUMNS, factsTextSql, type JudgedProject } from "@/lib/server/sql/decisions";
import { newId } from "@/lib/server/uuid";

/**
 * Merges the rows of a file into the inventory by MAC, with a handful of statements over all rows. What a file does not
 * say stays as it was; what it says anew is written down old and new. All of it in the caller's transaction.
 */

/** Columns that a file can fill, in the order of stagedValues(). */
const FIELDS = [
  "pid",
  "model",
  "productKind",
  "soldAs",
  "precision",
  "vid",
  "serial",
  "manufacturedYear",
  "ip",
  "site",
  "floor",
  "owner",
  "directoryNumber",
  "description",
  "devicePool",
  "load",
  "version",
  "reportedFirmware",
  "registrationState",
  "kemCount",
  "transitionAuthorizationType",
  "earlierConversion",
  "notes",
] as const;
type Field = (typeof FIELDS)[number];

const INTEGERS: readonly Field[] = ["vid", "manufacturedYear", "kemCount"];
export const STAGED_COLUMNS = ["line", "id", "mac", ...FIELDS] as const;

export function stagedValues(line: number, phone: InventoryPhone): CopyValue[] {
  const { runningFirmware, mac, ...rest } = phone;
  const fields: Record<Field, CopyValue> = { ...rest, reportedFirmware: runningFirmware };
  return [line, newId(), mac, ...FIELDS.map((field) => fields[field])];
}

const quoted = (columns: readonly string[], alias?: string) =>
  columns.map((column) => (alias ? `${alias}."${column}"` : `"${column}"`)).join(", ");

/** An empty table for the rows of one file; it vanishes with the transaction. */
export async function createStaging(client: PoolClient): Promise<void> {
  const columns = FIELDS.map((field) => `"${field}" ${INTEGERS.includes(field) ? "integer" : "text"}`).join(", ");
  await client.query(
    `CREATE TEMP TABLE "staged" ("line" integer, "id" uuid, "mac" varchar(12), ${columns}) ON COMMIT DROP`,
  );
}

export type DuplicateGroup = { mac: string; lines: number[]; isSame: boolean };

/**
 * A MAC that stands in several rows: with the same data it counts once; with different data nobody knows which is right,
 * so every one of the rows is taken out and named.
 */
export async function takeOutDuplicates(client: PoolClient): Promise<DuplicateGroup[]> {
  await client.query(`CREATE TEMP TABLE "twice" ON COMMIT DROP AS
    SELECT s."mac", array_agg(s."line" ORDER BY s."line") AS "lines", count(DISTINCT md5(ROW(${quoted(FIELDS, "s")})::text)) = 1 AS "isSame"
    FROM "staged" s WHERE s."mac" IN (SELECT "mac" FROM "staged" GROUP BY "mac" HAVING count(*) > 1) GROUP BY s."mac"`);
  await client.query(
    `DELETE FROM "staged" s USING "twice" t WHERE s."mac" = t."mac" AND (NOT t."isSame" OR s."line" <> t."lines"[1])`,
  );
  const { rows } = await client.query<DuplicateGroup>(
    `SELECT "mac", "lines", "isSame" FROM "twice" ORDER BY "lines"[1]`,
  );
  return rows;
}

/** Fields that are only true together: they are taken from one side as a whole. Condition: the file's side wins. */
const TOGETHER: { fields: readonly Field[]; fileWins: string }[] = [
  {
    fields: ["pid", "model", "productKind", "soldAs", "precision"],
    // A model name says less than an order code that is known already; another model is news in either form.
    fileWins: `(s."model" IS NOT NULL AND (s."precision" = 'pid' OR p."model" IS DISTINCT FROM s."model" OR (p."precision" IS DISTINCT FROM 'pid' AND NOT (s."pid" IS NULL AND p."pid" IS NOT NULL))))
      OR (s."pid" IS NOT NULL AND p."model" IS NULL)`,
  },
  { fields: ["serial", "manufacturedYear"], fileWins: `s."serial" IS NOT NULL` },
  { fields: ["load", "version"], fileWins: `s."load" IS NOT NULL OR s."version" IS NOT NULL` },
];

function mergedField(field: Field): string {
  const group = TOGETHER.find(({ fields }) => fields.includes(field));
  return group
    ? `CASE WHEN ${group.fileWins} THEN s."${field}" ELSE p."${field}" END`
    : `coalesce(s."${field}", p."${field}")`;
}

export type MergeCounts = { created: number; changed: number; unchanged: number };
type Merge = {
  project: JudgedProject;
  importId: string;
  actorId: string;
  requestId: string;
};

export async function mergeStaged(
  client: PoolClient,
  { project, importId, actorId, requestId }: Merge,
): Promise<MergeCounts> {
  const { id: projectId } = project;
  await client.query(`ANALYZE "staged"`);
  const changed = await stageChanges(client, projectId);
  // The phones to write, new and changed, with their facts as they will be.
  const isNew = `SELECT s.* FROM "staged" s WHERE NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = '${projectId}' AND p."mac" = s."mac")`;
  await client.query(`CREATE TEMP VIEW "written" AS
    SELECT ${quoted(FACT_COLUMNS.slice(0, -2), "n")}, NULL::boolean AS "hasLicenseWarning", false AS "isRmaReplacement" FROM (${isNew}) n
    UNION ALL SELECT ${quoted(FACT_COLUMNS, "c")} FROM "changed" c`);
  await decideDistinct(client, project, `SELECT * FROM "written"`);
  await client.query(`DROP VIEW "written"`);

  await client.query(
    `INSERT INTO "Site" ("projectId", "name") SELECT DISTINCT $1::uuid, "site" FROM "staged" WHERE "site" IS NOT NULL ON CONFLICT DO NOTHING`,
    [projectId],
  );
  const staged = await client.query<{ count: string }>(`SELECT count(*) FROM "staged"`);
  if (changed > 0) await updateChanged(client, { projectId, importId, actorId, requestId });
  const inserted = await client.query(
    `INSERT INTO "Phone" ("projectId", "id", "mac", ${quoted(FIELDS)}, "runningFirmware", "verdict", "decisionId", "importId", "importLine", "updatedAt")
     SELECT $1, n."id", n."mac", ${quoted(FIELDS, "n")}, d."runningFirmware", d."verdict", d."decisionId", $2, n."line", now()
     FROM (SELECT s.*, NULL::boolean AS "hasLicenseWarning", false AS "isRmaReplacement" FROM (${isNew}) s) n
     JOIN "decided" d ON d."facts" = ${factsTextSql("n")} ORDER BY n."line"`,
    [projectId, importId],
  );
  const created = inserted.rowCount ?? 0;
  await requireAllWritten(client, projectId);
  return { created, changed, unchanged: Number(staged.rows[0]?.count ?? 0) - created - changed };
}

/** Phones that the file changes, as they will be, with old and new of every changed field. */
async function stageChanges(client: PoolClient, projectId: string): Promise<number> {
  const merged = FIELDS.map((field) => `${mergedField(field)} AS "${field}"`).join(",\n");
  const differs = FIELDS.map((field) => `m."${field}" IS DISTINCT FROM p."${field}"`).join(" OR ");
  const diff = FIELDS.map(
    (field) =>
      `CASE WHEN m."${field}" IS DISTINCT FROM p."${field}" THEN jsonb_build_object('${field}', jsonb_build_array(p."${field}", m."${field}")) ELSE '{}' END`,
  ).join(" || ");
  await client.query(
    `CREATE TEMP TABLE "changed" ON COMMIT DROP AS
     SELECT m.*, p."hasLicenseWarning", p."isRmaReplacement", p."verdict" AS "oldVerdict", p."decisionId" AS "oldDecisionId", ${diff} AS "changes"
     FROM (SELECT p."id", s."line", ${merged} FROM "staged" s JOIN "Phone" p ON p."projectId" = '${projectId}' AND p."mac" = s."mac") m
     JOIN "Phone" p ON p."projectId" = '${projectId}' AND p."id" = m."id" WHERE ${differs}`,
  );
  await client.query(`ANALYZE "changed"`);
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM "changed"`);
  return Number(rows[0]?.count ?? 0);
}

type Origin = { projectId: string; importId: string; actorId: string; requestId: string };

async function updateChanged(client: PoolClient, { projectId, importId, actorId, requestId }: Origin): Promise<void> {
  const set = FIELDS.map((field) => `"${field}" = c."${field}"`).join(", ");
  await client.query(
    `UPDATE "Phone" p SET ${set}, "runningFirmware" = d."runningFirmware", "verdict" = d."verdict", "decisionId" = d."decisionId",
       "revision" = p."revision" + 1, "updatedAt" = now()
     FROM "changed" c JOIN "decided" d ON d."facts" = ${factsTextSql("c")}
     WHERE p."projectId" = $1 AND p."id" = c."id"`,
    [projectId],
  );
  await client.query(
    `INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "actorId", "importId", "requestId")
     SELECT $1, c."id", p."revision", 'import', c."changes" || CASE WHEN d."verdict" IS DISTINCT FROM c."oldVerdict"
       THEN jsonb_build_object('verdict', jsonb_build_array(c."oldVerdict", d."verdict")) ELSE '{}' END, $2, $3, $4
     FROM "changed" c JOIN "decided" d ON d."facts" = ${factsTextSql("c")}
     JOIN "Phone" p ON p."projectId" = $1 AND p."id" = c."id"`,
    [projectId, actorId, importId, requestId],
  );
}

/** A row that found no decision would vanish in a join; better no import than a lost phone. */
async function requireAllWritten(client: PoolClient, projectId: string): Promise<void> {
  const { rows } = await client.query<{ mac: string }>(
    `SELECT s."mac" FROM "staged" s WHERE NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = $1 AND p."mac" = s."mac") LIMIT 1`,
    [projectId],
  );
  if (rows[0]) throw new Error(`The phone ${rows[0].mac} was read but not written.`);
}
