import "server-only";
import { createHash } from "node:crypto";
import { type StoredPhone, toFacts } from "@/lib/domain/inventory-file/to-facts";
import { DECIDING_FIELDS } from "@/lib/domain/phone/fields";
import { TEXT_FACTS, type TextWithFact, textFact } from "@/lib/domain/phone/text-facts";
import type { Decision } from "@/lib/domain/rules/decision";
import { createEvaluator } from "@/lib/domain/rules/eligibility/evaluate";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import type { Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import type { DecisionBasis, ProjectToDecide } from "@/lib/server/inventory/project-to-decide";

/** The columns of a phone that a decision looks at; everything else never changes a verdict. */
export const FACT_COLUMNS = DECIDING_FIELDS;

export type FactRow = StoredPhone & { hasLicenseWarning: boolean | null; isRmaReplacement: boolean };

const hasTextFact = (column: string): column is TextWithFact => Object.hasOwn(TEXT_FACTS, column);

/**
 * SQL that joins the facts of a row to one text: phones with the same text share a decision. Of a column whose text is as
 * different as phones are, only the fact inside it counts.
 */
export function factsTextSql(alias: string): string {
  const parts = FACT_COLUMNS.map((column) =>
    hasTextFact(column)
      ? `coalesce(substring(lower(btrim(${alias}."${column}")) from '${TEXT_FACTS[column]}'), '')`
      : `coalesce(${alias}."${column}"::text, '')`,
  );
  return parts.join(" || '|' || ");
}

/** The same text of one row; where many are decided, the database's own text is used for all. */
export const factsText = (row: FactRow): string =>
  FACT_COLUMNS.map((column) => sqlText(hasTextFact(column) ? textFact(column, row[column]) : row[column])).join("|");
const sqlText = (value: string | number | boolean | null | undefined) =>
  value === null || value === undefined ? "" : String(value);

/** Part of a decision's key: another conversion target or edition of the rules is another decision. */
export function planText({ ruleSetVersion, direction, target, policy, loads }: DecisionBasis): string {
  const named = Object.entries(loads).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([ruleSetVersion, direction, target, policy.acceptMissingVid, named]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

export const factsOf = (row: FactRow) => toFacts(row);

export const DECISION_COLUMNS = [
  "projectId",
  "id",
  "key",
  "ruleSetVersion",
  "verdict",
  "reasonCodes",
  "licenseKind",
  "licenseSku",
  "supportSku",
  "mayBeFree",
  "detail",
] as const;

/**
 * Decides every distinct combination of facts among `source` once and leaves the answers in the temporary table
 * `decided ("facts", "decisionId", "verdict", "runningFirmware")`, to be joined by factsTextSql().
 *
 * What was decided before for the project's conversion target and edition stays as it was. Only combinations that were never
 * seen are evaluated, by the engine that is here: of older editions the decisions are kept, not the code.
 * @param source SQL of a table or subquery that has the fact columns
 */
export async function decideDistinct(
  tx: Tx,
  project: ProjectToDecide,
  source: string,
  parameters: unknown[] = [],
): Promise<void> {
  const rows = await distinctFacts(tx, source, parameters);
  const evaluate = createEvaluator(project.plan);
  const plan = planText(project.plan);

  await tx.query(
    `CREATE TEMP TABLE IF NOT EXISTS "decided" ("facts" text, "key" text, "decisionId" uuid, "verdict" text, "runningFirmware" text) ON COMMIT DROP`,
  );
  await tx.query(`CREATE TEMP TABLE IF NOT EXISTS "decision_new" (LIKE "Decision" INCLUDING DEFAULTS) ON COMMIT DROP`);
  await tx.query(`TRUNCATE "decided", "decision_new"`);

  const known = await storedDecisions(tx, project, rows);

  function* decisionLines() {
    for (const row of rows) {
      const key = `${plan}|${row.facts}`;
      if (!known.has(key)) yield copyLine(decisionValues(project.id, key, evaluate(factsOf(row))));
    }
  }
  function* decidedLines() {
    for (const row of rows) {
      yield copyLine([row.facts, `${plan}|${row.facts}`, factsOf(row).runningFirmware]);
    }
  }
  await copyInto(tx, "decision_new", DECISION_COLUMNS, decisionLines());
  await tx.query(
    `INSERT INTO "Decision" (${list(DECISION_COLUMNS)}) SELECT ${list(DECISION_COLUMNS)} FROM "decision_new"
     ON CONFLICT ("projectId", "key") DO NOTHING`,
  );
  await copyInto(tx, "decided", ["facts", "key", "runningFirmware"], decidedLines());
  await tx.query(
    `UPDATE "decided" t SET "decisionId" = d."id", "verdict" = d."verdict"
     FROM "Decision" d WHERE d."projectId" = $1 AND d."key" = t."key"`,
    [project.id],
  );
  await tx.query(`ANALYZE "decided"`);
}

/**
 * Decides without storing: for what a change would do. Leaves `previewed ("facts", "verdict", "reason")`, the
 * code of the first reason, to be joined by factsTextSql().
 */
export async function previewDecisions(tx: Tx, project: ProjectToDecide, source: string): Promise<void> {
  const rows = await distinctFacts(tx, source);
  const evaluate = createEvaluator(project.plan);
  const plan = planText(project.plan);
  const known = await storedDecisions(tx, project, rows);
  await tx.query(
    `CREATE TEMP TABLE IF NOT EXISTS "previewed" ("facts" text, "verdict" text, "reason" text) ON COMMIT DROP`,
  );
  await tx.query(`TRUNCATE "previewed"`);
  function* lines() {
    for (const row of rows) {
      const before = known.get(`${plan}|${row.facts}`);
      const { verdict, reasons } = before ?? evaluate(factsOf(row));
      yield copyLine([row.facts, verdict, reasons[0]?.code ?? null]);
    }
  }
  await copyInto(tx, "previewed", ["facts", "verdict", "reason"], lines());
  await tx.query(`ANALYZE "previewed"`);
}

type StoredDecision = { key: string; verdict: string; reasons: { code: string }[] };

/** What was decided before for the project's conversion target and edition, by key. */
async function storedDecisions(
  tx: Tx,
  project: ProjectToDecide,
  distinct: readonly DistinctRow[],
): Promise<Map<string, StoredDecision>> {
  const plan = planText(project.plan);
  const { rows } = await tx.query<{ key: string; verdict: string; reasonCodes: string[] }>(
    `SELECT "key", "verdict", "reasonCodes" FROM "Decision" WHERE "projectId" = $1 AND "key" = ANY($2)`,
    [project.id, distinct.map(({ facts }) => `${plan}|${facts}`)],
  );
  return new Map(
    rows.map(({ key, verdict, reasonCodes }) => [
      key,
      { key, verdict, reasons: reasonCodes.map((code) => ({ code })) },
    ]),
  );
}

/** One row for all that share a decision, with the text they share. */
type DistinctRow = FactRow & { facts: string };

async function distinctFacts(tx: Tx, source: string, parameters: unknown[] = []): Promise<DistinctRow[]> {
  const columns = FACT_COLUMNS.map((column) => `f."${column}"`).join(", ");
  const { rows } = await tx.query<DistinctRow>(
    `SELECT DISTINCT ON ("facts") ${factsTextSql("f")} AS "facts", ${columns} FROM (${source}) f`,
    parameters,
  );
  return rows;
}

const list = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(", ");

export function decisionValues(projectId: string, key: string, decision: Decision) {
  const { license } = decision;
  const codes = decision.reasons.map((reason) => reason.code);
  return [
    projectId,
    newId(),
    key,
    decision.ruleSetVersion,
    decision.verdict,
    `{${codes.map((code) => `"${code}"`).join(",")}}`,
    license.kind,
    license.sku,
    license.supportSku,
    license.mayBeFree,
    JSON.stringify(decision),
  ];
}
