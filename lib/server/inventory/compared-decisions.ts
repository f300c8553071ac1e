import "server-only";
import type { ConversionTarget } from "@/lib/domain/conversion";
import type { Decision, Finding } from "@/lib/domain/rules/decision";
import { createEvaluator } from "@/lib/domain/rules/eligibility/evaluate";
import { startBlockersOf } from "@/lib/domain/rules/eligibility/requirements";
import { type DecidedPhones, decidedPhones } from "@/lib/domain/rules/eligibility/tally";
import { join, query, raw, sql } from "@/lib/server/database/sql";
import { WITH_WORK } from "@/lib/server/inventory/columns";
import { FACT_COLUMNS, type FactRow, factsOf } from "@/lib/server/inventory/decisions";
import { wherePhones } from "@/lib/server/inventory/phone-filter";

type Stored = FactRow &
  Omit<DecidedPhones, "blockers"> & {
    decisionId: string;
    hasBegun: boolean;
    requirements: Finding[];
    advisories: Finding[];
  };

/** Phones that share a decision, with what is said of them today and what would be said under another plan. */
export type ComparedDecision = {
  decisionId: string;
  count: number;
  today: DecidedPhones;
  instead: DecidedPhones;
  insteadReason: string;
  /** Another requirement or advisory would be read. */
  readsOtherwise: boolean;
};

/**
 * What another plan would say, decision by decision: phones with one decision have the same facts, so one of them stands
 * for all and the engine runs a few thousand times for any fleet. Reads only.
 */
export async function compareDecisions(projectId: string, plan: ConversionTarget): Promise<ComparedDecision[]> {
  const where = wherePhones({ projectId, onlyAssignedTo: null }, {});
  const columns = join(FACT_COLUMNS.map((column) => raw(`p."${column}"`)));
  const groups = await query<Stored>(sql`
    SELECT g."decisionId", g."hasBegun", g."count"::int, f.*, d."verdict", d."reasonCodes", d."licenseKind", d."licenseSku", d."supportSku",
      d."mayBeFree", d."detail"->'requirements' AS "requirements", d."detail"->'advisories' AS "advisories"
    FROM (SELECT p."decisionId", w."begunAt" IS NOT NULL AS "hasBegun", count(*) FROM "Phone" p ${raw(WITH_WORK)} WHERE ${where} GROUP BY 1, 2) g
    JOIN "Decision" d ON d."projectId" = ${projectId}::uuid AND d."id" = g."decisionId"
    CROSS JOIN LATERAL (SELECT ${columns} FROM "Phone" p WHERE ${where} AND p."decisionId" = g."decisionId" LIMIT 1) f`);
  const evaluate = createEvaluator(plan);
  return groups.map((row) => {
    const today = { ...row, blockers: startBlockersOf(row) };
    // The decision of a phone that has begun stands still.
    if (row.hasBegun)
      return {
        decisionId: row.decisionId,
        count: row.count,
        today,
        instead: today,
        insteadReason: "",
        readsOtherwise: false,
      };
    const decision = evaluate(factsOf(row));
    return {
      decisionId: row.decisionId,
      count: row.count,
      today,
      instead: decidedPhones(decision, row.count),
      insteadReason: decision.reasons[0]?.text ?? "",
      readsOtherwise: textOf(row) !== textOf(decision),
    };
  });
}

const textOf = ({ requirements, advisories }: Pick<Decision, "requirements" | "advisories">): string =>
  [...requirements, ...advisories].map(({ code, text }) => `${code} ${text}`).join("\n");
