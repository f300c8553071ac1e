import "server-only";
import { NO_PHONE_KINDS } from "@/lib/domain/inventory-file/no-phone-kinds";
import { DECIDING_FIELDS, FOLLOWING_FIELDS } from "@/lib/domain/phone/fields";
import type { Verdict } from "@/lib/domain/rules/decision";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { keysOf } from "@/lib/domain/typed-object";
import { DEFAULT_IMPORT_OPTIONS, type ImportCheck, type InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { notifyNow } from "@/lib/server/database/notify";
import { FOR_A_JOB, inTransaction, type Tx } from "@/lib/server/database/transaction";
import { IssueFile } from "@/lib/server/files/issue-file";
import { failReading } from "@/lib/server/imports/fail-import";
import { getImport } from "@/lib/server/imports/list-imports";
import { CancelledError, progressOf, stageImport, storeIssues } from "@/lib/server/imports/stage-import";
import { WITH_WORK } from "@/lib/server/inventory/columns";
import { factsTextSql, previewDecisions } from "@/lib/server/inventory/decisions";
import { ABSENT, compareStaged, countKept, freshRows, withUnsaid } from "@/lib/server/inventory/merge-inventory";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import type { Jobs } from "@/lib/server/jobs/add-job";

/**
 * The check job: reads the whole file as the import would, compares it with the inventory, and writes down what would
 * happen. The inventory is not touched and not locked. A correction or a commit meanwhile ends it.
 */
export async function checkImport(
  { projectId, importId, version }: Jobs["check-import"],
  signal?: AbortSignal,
): Promise<void> {
  const started = await db.import.updateMany({
    where: { projectId, id: importId, status: "checking", version },
    data: { startedAt: new Date(), progress: 0 },
  });
  if (started.count === 0) return;
  const file = await getImport(projectId, importId);
  const issues = new IssueFile(importId);
  try {
    await inTransaction((tx) => checkRows(tx, { file, version, issues, signal }), FOR_A_JOB);
  } catch (error) {
    if (signal?.aborted) throw error;
    await failReading(
      { ...file, version },
      error,
      "The file could not be checked; the server's log tells why. You can check it again.",
    );
  } finally {
    await issues.remove();
    await notifyNow(projectId);
  }
}

type Run = { file: InventoryImport; version: number; issues: IssueFile; signal: AbortSignal | undefined };

async function checkRows(tx: Tx, run: Run): Promise<void> {
  const { projectId, id: importId } = run.file;
  // What is done with new and changed phones is decided after it was seen: all of them are compared.
  const options = { ...run.file.options, newPhones: "add", changedPhones: "apply" } as const;
  const project = await projectToDecide(tx, projectId);
  const { lines, repeated, ...read } = await stageImport(tx, {
    ...run,
    onProgress: progressOf({ ...run, status: "checking" }),
  });
  const warnings = await storeIssues(tx, run.file, lines);

  const { staged, changed, unknown, toDecide } = await compareStaged(tx, project, options);
  await previewDecisions(tx, project, toDecide);
  await storeDifferences(tx, run.file);
  await storeNewPhones(tx, run.file);
  const { absent, withdrawnListed } = await countOthers(tx, projectId);
  const check: ImportCheck = {
    at: new Date().toISOString(),
    counts: {
      ...read,
      created: unknown,
      changed,
      unchanged: staged - unknown - changed + repeated,
      withdrawn: 0,
      takenBack: 0,
      ...(await countBegun(tx)),
      warnings,
    },
    newVerdicts: await countNewVerdicts(tx, run.file),
    transitions: await countTransitions(tx),
    fields: await countFields(tx, projectId),
    absent,
    withdrawnListed,
    batches: await listTouchedBatches(tx, projectId),
    problems: await groupProblems(tx, projectId, importId),
    newSites: await listNewSites(tx, projectId),
  };
  const done = await tx.query(
    `UPDATE "Import" SET "status" = 'ready', "check" = $3, "progress" = $4, "expectedRows" = $4, "problem" = NULL WHERE "projectId" = $1 AND "id" = $2 AND "status" = 'checking' AND "version" = $5`,
    [projectId, importId, JSON.stringify(check), read.rows, run.version],
  );
  if (done.rowCount === 0) throw new CancelledError();
}

async function storeDifferences(tx: Tx, { projectId, id }: InventoryImport): Promise<void> {
  await tx.query(`DELETE FROM "ImportDifference" WHERE "projectId" = $1 AND "importId" = $2`, [projectId, id]);
  await tx.query(
    `INSERT INTO "ImportDifference" ("projectId", "importId", "kind", "mac", "phoneId", "line", "changes", "oldVerdict", "newVerdict", "reason")
     SELECT $1, $2, 'changed', c."mac", c."id", c."line", c."changes" - 'moved', c."oldVerdict", CASE WHEN c."begunAt" IS NULL THEN j."verdict" ELSE c."oldVerdict" END, j."reason"
     FROM "changed" c JOIN "previewed" j ON j."facts" = ${factsTextSql("c")}`,
    [projectId, id],
  );
  await tx.query(
    `INSERT INTO "ImportDifference" ("projectId", "importId", "kind", "mac", "phoneId", "changes", "oldVerdict", "newVerdict")
     SELECT $1, $2, 'absent', p."mac", p."id", '{}', p."verdict", p."verdict" FROM "Phone" p WHERE p."projectId" = $1 AND ${ABSENT}`,
    [projectId, id],
  );
}

/** What tells a new phone apart, in the list of new phones. */
const NEW_FIELDS = ["pid", "model", "vid", "site"] as const;

async function storeNewPhones(tx: Tx, { projectId, id }: InventoryImport): Promise<void> {
  const facts = NEW_FIELDS.map((field) => `'${field}', '[null]'::jsonb || to_jsonb(n."${field}")`).join(", ");
  await tx.query(
    `INSERT INTO "ImportDifference" ("projectId", "importId", "kind", "mac", "line", "changes", "newVerdict", "reason")
     SELECT $1, $2, 'new', n."mac", n."line", jsonb_strip_nulls(jsonb_build_object(${facts})), j."verdict", j."reason"
     FROM (${withUnsaid(freshRows(projectId, { ...DEFAULT_IMPORT_OPTIONS, newPhones: "add" }))}) n JOIN "previewed" j ON j."facts" = ${factsTextSql("n")}`,
    [projectId, id],
  );
}

async function countOthers(tx: Tx, projectId: string): Promise<Pick<ImportCheck, "absent" | "withdrawnListed">> {
  const { rows } = await tx.query<{ phones: number; begun: number; withdrawnListed: number }>(
    `SELECT count(*) FILTER (WHERE ${ABSENT})::int AS "phones", count(*) FILTER (WHERE ${ABSENT} AND coalesce(w."state", 'not-started') <> 'not-started')::int AS "begun",
       count(*) FILTER (WHERE p."withdrawnAt" IS NOT NULL AND EXISTS (SELECT FROM "staged" s WHERE s."mac" = p."mac"))::int AS "withdrawnListed"
     FROM "Phone" p ${WITH_WORK} WHERE p."projectId" = $1`,
    [projectId],
  );
  const { phones = 0, begun = 0, withdrawnListed = 0 } = rows[0] ?? {};
  return { absent: { phones, begun }, withdrawnListed };
}

/** Phones under way of which the file says something, and what of it a person should know before the commit. */
async function countBegun(tx: Tx): Promise<Pick<ImportCheck["counts"], "begun" | "moved" | "conflicts">> {
  const decides = `c."changes" ?| ARRAY[${DECIDING_FIELDS.map((field) => `'${field}'`).join(", ")}]`;
  const { rows } = await tx.query<{ begun: number; moved: number; conflicts: number }>(
    `SELECT count(*)::int AS "begun", count(*) FILTER (WHERE c."changes" ? 'moved')::int AS "moved",
       count(*) FILTER (WHERE ${decides} AND j."verdict" <> c."oldVerdict")::int AS "conflicts"
     FROM "changed" c JOIN "previewed" j ON j."facts" = ${factsTextSql("c")} WHERE c."begunAt" IS NOT NULL`,
  );
  return rows[0] ?? { begun: 0, moved: 0, conflicts: 0 };
}

async function countNewVerdicts(tx: Tx, { projectId, id }: InventoryImport): Promise<ImportCheck["newVerdicts"]> {
  const { rows } = await tx.query<{ verdict: Verdict; count: number }>(
    `SELECT d."newVerdict" AS "verdict", count(*)::int AS "count" FROM "ImportDifference" d
     WHERE d."projectId" = $1 AND d."importId" = $2 AND d."kind" = 'new' GROUP BY 1 ORDER BY 2 DESC`,
    [projectId, id],
  );
  return rows;
}

async function countTransitions(tx: Tx): Promise<ImportCheck["transitions"]> {
  const { rows } = await tx.query<Omit<ImportCheck["transitions"][number], "reason">>(
    `SELECT c."oldVerdict" AS "from", j."verdict" AS "to", j."reason" AS "code", count(*)::int AS "count"
     FROM "changed" c JOIN "previewed" j ON j."facts" = ${factsTextSql("c")} WHERE j."verdict" <> c."oldVerdict" AND c."begunAt" IS NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC`,
  );
  return rows.map((row) => ({ ...row, reason: row.code === null ? "" : labelOfReason(row.code) }));
}

/** Fields that a person knows by name; what is stored beside them follows. */
async function countFields(tx: Tx, projectId: string): Promise<ImportCheck["fields"]> {
  const { rows } = await tx.query<{ field: string; count: number; filled: number }>(
    `SELECT k."field", count(*)::int AS "count", count(*) FILTER (WHERE k."change" -> 0 = 'null'::jsonb)::int AS "filled"
     FROM "changed" c CROSS JOIN LATERAL jsonb_each(c."changes" - 'moved') AS k("field", "change") GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const kept = new Map((await countKept(tx, projectId)).map((row) => [row.field, row.kept]));
  const fields = new Map(rows.map((row) => [row.field, row]));
  return [...new Set([...fields.keys(), ...kept.keys()])]
    .filter((field) => !FOLLOWING_FIELDS.has(field))
    .map((field) => {
      const { count = 0, filled = 0 } = fields.get(field) ?? {};
      return { field, count, filled, kept: kept.get(field) ?? 0 };
    });
}

async function listTouchedBatches(tx: Tx, projectId: string): Promise<ImportCheck["batches"]> {
  const { rows } = await tx.query<ImportCheck["batches"][number]>(
    `SELECT b."id", b."name", count(*)::int AS "phones" FROM "changed" c JOIN "previewed" j ON j."facts" = ${factsTextSql("c")}
     JOIN "Batch" b ON b."projectId" = $1 AND b."id" = c."batchId" AND c."begunAt" IS NULL
     WHERE j."verdict" <> 'eligible' AND c."oldVerdict" = 'eligible' GROUP BY b."id", b."name", b."order" ORDER BY b."order"`,
    [projectId],
  );
  return rows;
}

const VALUES_SHOWN = 20;

/** Problems by kind and column, with their commonest values: most are settled once for many rows. Rows that are no phones are none. */
async function groupProblems(tx: Tx, projectId: string, importId: string): Promise<ImportCheck["problems"]> {
  const { rows } = await tx.query<ImportCheck["problems"][number]>(
    `WITH "issue" AS (
       SELECT i.* FROM "ImportRow" r CROSS JOIN LATERAL jsonb_to_recordset(r."issues")
         AS i("severity" text, "code" text, "index" int, "column" text, "field" text, "value" text, "message" text)
       WHERE r."projectId" = $1 AND r."importId" = $2 AND i."code" <> ALL($3)
     ), "value" AS (
       SELECT "severity", "code", "index", "column", "field", "value", min("message") AS "message", count(*)::int AS "count"
       FROM "issue" GROUP BY 1, 2, 3, 4, 5, 6
     ), "ranked" AS (
       SELECT *, row_number() OVER (PARTITION BY "severity", "code", "index" ORDER BY "count" DESC, "value") AS "rank" FROM "value"
     )
     SELECT "severity", "code", "index", min("column") AS "column", min("field") AS "field", min("message") AS "message",
       sum("count")::int AS "count", count(*)::int AS "distinct",
       jsonb_agg(jsonb_build_object('value', "value", 'count', "count") ORDER BY "rank") FILTER (WHERE "rank" <= ${VALUES_SHOWN}) AS "values"
     FROM "ranked" GROUP BY "severity", "code", "index" ORDER BY "severity", sum("count") DESC, "code", "index"`,
    [projectId, importId, keysOf(NO_PHONE_KINDS)],
  );
  return rows;
}

const SITES_SHOWN = 50;

async function listNewSites(tx: Tx, projectId: string): Promise<ImportCheck["newSites"]> {
  const { rows } = await tx.query<ImportCheck["newSites"][number]>(
    `SELECT s."site" AS "value", count(*)::int AS "count" FROM "staged" s
     WHERE s."site" IS NOT NULL AND EXISTS (SELECT FROM "Site" t WHERE t."projectId" = $1)
       AND NOT EXISTS (SELECT FROM "Site" t WHERE t."projectId" = $1 AND t."name" = s."site")
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${SITES_SHOWN}`,
    [projectId],
  );
  return rows;
}
