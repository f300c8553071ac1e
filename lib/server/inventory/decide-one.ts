import "server-only";
import type { Decision } from "@/lib/domain/rules/decision";
import { createEvaluator } from "@/lib/domain/rules/eligibility/evaluate";
import { startBlockersOf } from "@/lib/domain/rules/eligibility/requirements";
import type { Tx } from "@/lib/server/database/transaction";
import { quoted } from "@/lib/server/inventory/columns";
import {
  DECISION_COLUMNS,
  decisionValues,
  type FactRow,
  factsOf,
  factsText,
  planText,
} from "@/lib/server/inventory/decisions";
import type { ProjectToDecide } from "@/lib/server/inventory/project-to-decide";

/** What the rules say of one phone, with the row that keeps it. */
export type Decided = { id: string; decision: Decision; runningFirmware: string | null };

/**
 * Decides one phone: a decision that was made before under the same plan and edition is looked up by its key, a new one is
 * stored. The direct way of what decideDistinct() does for many.
 */
export async function decideOne(tx: Tx, project: ProjectToDecide, facts: FactRow): Promise<Decided> {
  const key = `${planText(project.plan)}|${factsText(facts)}`;
  const { runningFirmware } = factsOf(facts);
  const known = await findDecision(tx, project.id, key);
  if (known) return { ...known, runningFirmware };
  const decision = createEvaluator(project.plan)(factsOf(facts));
  const values = decisionValues(project.id, key, decision);
  await tx.query({
    name: "decision",
    text: `INSERT INTO "Decision" (${quoted(DECISION_COLUMNS)}) VALUES (${values.map((_, index) => `$${index + 1}`).join(", ")}) ON CONFLICT ("projectId", "key") DO NOTHING`,
    values,
  });
  const stored = await findDecision(tx, project.id, key);
  if (!stored) throw new Error("A decision that was stored is not there.");
  return { ...stored, runningFirmware };
}

async function findDecision(tx: Tx, projectId: string, key: string) {
  const { rows } = await tx.query<{ id: string; decision: Decision }>({
    name: "decision by key",
    text: `SELECT "id", "detail" AS "decision" FROM "Decision" WHERE "projectId" = $1 AND "key" = $2`,
    values: [projectId, key],
  });
  return rows[0] ?? null;
}

/** A decision that is there: a phone stands on it. */
export async function requireDecision(tx: Tx, projectId: string, id: string): Promise<Decision> {
  const { rows } = await tx.query<{ decision: Decision }>({
    name: "decision by id",
    text: `SELECT "detail" AS "decision" FROM "Decision" WHERE "projectId" = $1 AND "id" = $2`,
    values: [projectId, id],
  });
  if (!rows[0]) throw new Error("The decision of a phone is not there.");
  return rows[0].decision;
}

/** Whether a decision allows the same work as another: verdict, licence and what keeps a phone from being started. */
export function allowsTheSame(one: Decision, other: Decision): boolean {
  return (
    one.verdict === other.verdict &&
    one.license.kind === other.license.kind &&
    one.license.sku === other.license.sku &&
    startBlockersOf(one).length > 0 === startBlockersOf(other).length > 0
  );
}
