import "server-only";
import {
  type AfterOutcome,
  APPLIED_OUTCOMES,
  BEGUN_OUTCOMES,
  isStatusColumn,
  judgeAfterRow,
} from "@/lib/domain/evidence/after-inventory";
import { extraColumns } from "@/lib/domain/inventory-file/extra-columns";
import { toColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import type { LicenseKind } from "@/lib/domain/rules/decision";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import type { AfterInventoryCounts } from "@/lib/schemas/after-inventories";
import type { InventoryImport } from "@/lib/schemas/imports";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { CsvError } from "@/lib/server/files/csv/csv";
import { describeCsvError } from "@/lib/server/files/inventory-file";
import { IssueFile } from "@/lib/server/files/issue-file";
import { requireMac } from "@/lib/server/imports/commit-import";
import { getImport } from "@/lib/server/imports/list-imports";
import { NOTED, noteIssues, stageImport } from "@/lib/server/imports/stage-import";
import { WITH_WORK } from "@/lib/server/inventory/columns";
import { firmwareSaidSql } from "@/lib/server/inventory/now-facts";
import { type ProjectToDecide, projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { SAID_FIELDS, writeReport } from "@/lib/server/inventory/write-after-inventory";
import { type JobHooks, startJob } from "@/lib/server/jobs/long-jobs";

type Judge = {
  project: { id: string; organizationId: string };
  importId: string;
  /** When the inventory was taken. */
  takenAt: string;
  actorId: string;
  requestId: string;
};

/** Queues the judgement of an upload; refuses one of which nobody said which column holds the MAC. */
export async function startAfterInventory(judge: Judge) {
  const file = await getImport(judge.project.id, judge.importId);
  requireMac(file);
  if (Date.parse(judge.takenAt) > Date.now() + A_MINUTE)
    throw new AppError("invalid_input", "An inventory cannot have been taken in the future. Correct its time.", {
      errors: [{ path: "takenAt", message: "Not later than now." }],
    });
  return startJob({ ...judge, kind: "judge-after-inventory", input: judge, total: file.expectedRows });
}

const A_MINUTE = 60_000;

/**
 * The job: reads the whole file as an import would, judges every begun phone by it, and keeps the report. No phone is changed.
 * Every row ends with an outcome, and so does every begun phone that the file does not name.
 */
export async function judgeAfterInventory({
  project,
  importId,
  takenAt,
  actorId,
  requestId,
  job,
}: Judge & { job: JobHooks }) {
  const file = keepingStatus(await getImport(project.id, importId));
  const issues = new IssueFile(importId);
  try {
    return await inTransaction(async (tx) => {
      const decide = await projectToDecide(tx, project.id);
      const onProgress = (rows: number) => job.onProgress(rows, Math.max(rows, file.expectedRows));
      const { rows, repeated, lines } = await stageImport(tx, { file, issues, onProgress, signal: undefined });
      await noteIssues(tx, lines);
      await nameRows(tx, decide, statusName(file));
      await judgeNamed(tx, decide);
      const id = newId();
      const report = {
        projectId: project.id,
        id,
        importId,
        filename: file.filename,
        takenAt,
        basis: basisOf(decide),
        actorId,
      };
      const counts = await storeReport(tx, report, { rows, repeated });
      await tx.audit({
        organizationId: project.organizationId,
        projectId: project.id,
        actorId,
        requestId,
        action: "after-inventory.judge",
        targetType: "AfterInventory",
        targetId: id,
        after: { filename: file.filename, importId, takenAt, ...counts },
      });
      await job.onFinish(tx, { afterInventoryId: id, ...counts });
      return { id };
    }, job.policy);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof CsvError ? error.cause : error;
    throw cause instanceof CsvError ? new AppError("invalid_input", describeCsvError(cause)) : error;
  } finally {
    await issues.remove();
  }
}

/** By what phones are judged; a report is applied only while it is the same. */
export const basisOf = ({ plan: { direction, target, loads } }: ProjectToDecide): string =>
  JSON.stringify({ direction, target, loads: Object.entries(loads).sort() });

/** The phone's authorization status is no field of the inventory, and evidence all the same: its column is read along. */
function keepingStatus(file: InventoryImport): InventoryImport {
  const columns = file.columns.map((column) =>
    column.field === null && isStatusColumn(column.header) ? { ...column, field: "extra" as const } : column,
  );
  return { ...file, columns };
}

/** Under which name the status stands among what is kept as it came. */
function statusName({ columns }: InventoryImport): string | null {
  const headers = columns.map(({ header }) => header);
  const kept = extraColumns(toColumnMapping(columns), headers);
  return kept.find(({ index }) => isStatusColumn(headers[index] ?? ""))?.name ?? null;
}

/** What judges a row, beside the phone it names; rows that say the same are judged once. */
const JUDGED_BY = ["load", "version", "type", "status", "fileModel", "model", "fileSerial", "serial", "mac"] as const;

/** The staged rows beside the phones they name, in the temporary table "named"; those that are not to be judged have their outcome. */
async function nameRows(tx: Tx, { id, plan }: ProjectToDecide, status: string | null): Promise<void> {
  const [source, target] = plan.direction === "E2M" ? ["enterprise", "mpp"] : ["mpp", "enterprise"];
  const said = SAID_FIELDS.map(({ key }) => (key === "status" ? `'status', "status"` : `'${key}', s."${key}"`)).join(
    ", ",
  );
  const isSerialOther = `s."serial" IS NOT NULL AND p."serial" IS NOT NULL AND s."serial" <> p."serial"`;
  await tx.query(`ANALYZE "staged"`);
  await tx.query("SET LOCAL enable_nestloop = off");
  await tx.query(
    `CREATE TEMP TABLE "named" ON COMMIT DROP AS
     SELECT s."line", s."mac", p."id" AS "phoneId", p."revision", s."load", s."version", s."transitionAuthorizationType" AS "type", "status", s."model" AS "fileModel", p."model",
       CASE WHEN ${isSerialOther} THEN s."serial" END AS "fileSerial", CASE WHEN ${isSerialOther} THEN p."serial" END AS "serial",
       CASE WHEN "status" IS NOT NULL THEN s."mac" END AS "ownMac", d."licenseKind", w."state" = 'verified' AS "wasVerified",
       jsonb_strip_nulls(jsonb_build_object(${said})) AS "said",
       CASE WHEN p."id" IS NULL THEN 'unknown' WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn'
         WHEN w."begunAt" IS NULL AND p."runningFirmware" = '${source}' AND ${firmwareSaidSql("s")} = '${target}' THEN 'outside-plan'
         WHEN w."begunAt" IS NULL THEN 'not-begun' END AS "outcome"
     FROM "staged" s CROSS JOIN LATERAL (SELECT nullif(btrim(s."extra"->>$2), '') AS "status") e
     LEFT JOIN "Phone" p ON p."projectId" = $1 AND p."mac" = s."mac" ${WITH_WORK}
     LEFT JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"`,
    [id, status],
  );
  await tx.query(`ALTER TABLE "named" ADD COLUMN "key" text`);
}

type Combination = Record<Exclude<(typeof JUDGED_BY)[number], "mac">, string | null> & {
  key: string;
  ownMac: string | null;
  licenseKind: LicenseKind;
  wasVerified: boolean;
};

/** Any MAC: one that every row is about where the MAC itself decides nothing. */
const ANY_MAC = "0000000000AA";

/** Judges each distinct combination of what decides, in the temporary table "judged". */
async function judgeNamed(tx: Tx, { plan }: ProjectToDecide): Promise<void> {
  const columns = JUDGED_BY.map((column) => (column === "mac" ? `n."ownMac"` : `n."${column}"`)).join(", ");
  const key = `md5(ROW(${columns}, n."licenseKind", n."wasVerified")::text)`;
  await tx.query(`UPDATE "named" n SET "key" = ${key} WHERE n."outcome" IS NULL`);
  const { rows } = await tx.query<Combination>(
    `SELECT DISTINCT ON (n."key") n."key", ${columns}, n."licenseKind", n."wasVerified" FROM "named" n WHERE n."outcome" IS NULL ORDER BY n."key"`,
  );
  await tx.query(
    `CREATE TEMP TABLE "judged" ("key" text PRIMARY KEY, "outcome" text, "evidence" text, "checks" jsonb) ON COMMIT DROP`,
  );
  function* lines() {
    for (const row of rows) {
      const mac = row.ownMac ?? ANY_MAC;
      const { outcome, evidence, checks } = judgeAfterRow(
        {
          mac,
          load: row.load,
          version: row.version,
          model: row.fileModel,
          serial: row.fileSerial,
          transitionAuthorizationType: row.type,
          transitionAuthorizationStatus: row.status,
        },
        {
          mac,
          direction: plan.direction,
          target: plan.target,
          targetLoad: targetLoadFor(row.model ?? "", plan)?.load ?? null,
          model: row.model ?? "",
          serial: row.serial,
          licenseKind: row.licenseKind,
        },
        row.wasVerified,
      );
      yield copyLine([row.key, outcome, evidence, JSON.stringify(checks)]);
    }
  }
  await copyInto(tx, "judged", ["key", "outcome", "evidence", "checks"], lines());
}

type Report = Parameters<typeof writeReport>[1];

/** The report with a row for each row of the file and for each begun phone that no judged row names. */
async function storeReport(tx: Tx, report: Report, { rows, repeated }: { rows: number; repeated: number }) {
  const counted = await writeReport(tx, report, {
    named: `SELECT coalesce(n."outcome", j."outcome") AS "outcome", n."mac", n."phoneId", n."line", n."said", j."evidence", j."checks", NULL::text AS "remark", n."revision"
      FROM "named" n LEFT JOIN "judged" j USING ("key")`,
    notJudged: `SELECT o."outcome", o."mac", NULL::uuid AS "phoneId", o."line", NULL::jsonb AS "said", NULL::text AS "evidence", NULL::jsonb AS "checks",
        (SELECT string_agg(i->>'message', ' ') FROM jsonb_array_elements(o."issues") i) AS "remark", NULL::int AS "revision"
      FROM (${NOTED}) o WHERE o."outcome" <> 'stored'`,
    notNamed: `SELECT CASE WHEN t."mac" IS NULL AND l."mac" IS NULL THEN 'not-named' ELSE 'unclear' END AS "outcome", p."mac", p."id" AS "phoneId", NULL::int AS "line", NULL::jsonb AS "said",
        NULL::text AS "evidence", NULL::jsonb AS "checks",
        CASE WHEN t."mac" IS NOT NULL THEN 'The file has several rows of this phone that say different things.' WHEN l."mac" IS NOT NULL THEN 'Its row was left out by hand.' END AS "remark", p."revision"
      FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId" AND p."withdrawnAt" IS NULL
      LEFT JOIN "twice" t ON t."mac" = p."mac" LEFT JOIN (SELECT DISTINCT "mac" FROM "listed") l ON l."mac" = p."mac"
      WHERE w."projectId" = '${report.projectId}' AND w."begunAt" IS NOT NULL AND NOT EXISTS (SELECT FROM "named" n WHERE n."mac" = p."mac")`,
  });
  const outcomes: AfterInventoryCounts["outcomes"] = counted;
  const begun = BEGUN_OUTCOMES.reduce((sum, outcome) => sum + countOf(outcomes, outcome), 0);
  const counts: AfterInventoryCounts = { rows, repeated, begun, outcomes };
  await tx.query(`UPDATE "AfterInventory" SET "counts" = $3 WHERE "projectId" = $1 AND "id" = $2`, [
    report.projectId,
    report.id,
    JSON.stringify(counts),
  ]);
  return counts;
}

const countOf = (outcomes: AfterInventoryCounts["outcomes"], outcome: AfterOutcome): number => outcomes[outcome] ?? 0;

/** How many phones a report would write something of. */
export const appliedBy = ({ outcomes }: AfterInventoryCounts): number =>
  APPLIED_OUTCOMES.reduce((sum, outcome) => sum + countOf(outcomes, outcome), 0);
