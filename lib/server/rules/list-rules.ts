import "server-only";
import type * as z from "zod";
import { RULE_SET_VERSION, RULES } from "@/lib/domain/rules/eligibility/rule-set";
import type { RuleUse, ruleBook } from "@/lib/schemas/rules";
import { query, sql } from "@/lib/server/database/sql";
import { getProject } from "@/lib/server/inventory/get-project";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";

export type RuleBook = z.output<typeof ruleBook>;

/** The edition by which a project is decided, and the one that is here. */
export async function getEditions(projectId: string) {
  const { ruleSetVersion } = await getProject(projectId);
  return { applied: ruleSetVersion, available: RULE_SET_VERSION };
}

/** Every rule with the phones it has to do with. */
export async function getRuleBook(scope: PhoneScope): Promise<RuleBook> {
  const [editions, uses] = await Promise.all([getEditions(scope.projectId), countRuleUses(scope)]);
  return { ...editions, rules: RULES.map((rule) => ({ ...rule, use: uses.get(rule.id) ?? NO_USE })) };
}

/** Phones by model, for the table of models. */
export async function countModels(scope: PhoneScope): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ model: string; count: number }>(sql`
    SELECT p."model", count(*)::int FROM "Phone" p WHERE ${wherePhones(scope, {})} AND p."model" IS NOT NULL GROUP BY 1`);
  return new Map(rows.map(({ model, count }) => [model, count]));
}

const NO_USE: RuleUse = { applies: 0, decided: 0, requirement: 0, advisory: 0 };

/** Phones by rule: they are counted by decision over an index, then the rules of each decision are added up. */
async function countRuleUses(scope: PhoneScope): Promise<ReadonlyMap<string, RuleUse>> {
  const rows = await query<{ ruleId: string; role: keyof RuleUse; count: number }>(sql`
    WITH counted AS MATERIALIZED (
      SELECT d."detail", g."count"
      FROM (SELECT p."decisionId", count(*) FROM "Phone" p WHERE ${wherePhones(scope, {})} GROUP BY 1) g
      JOIN "Decision" d ON d."projectId" = ${scope.projectId}::uuid AND d."id" = g."decisionId"
    )
    SELECT r."role", r."ruleId", sum(c."count")::int AS "count" FROM counted c CROSS JOIN LATERAL (
      SELECT 'applies' AS "role", t->>'ruleId' AS "ruleId" FROM jsonb_array_elements(c."detail"->'trace') t WHERE (t->'matched')::boolean
      UNION SELECT 'decided', t->>'ruleId' FROM jsonb_array_elements(c."detail"->'trace') t WHERE (t->'decided')::boolean
      UNION SELECT 'requirement', f->>'ruleId' FROM jsonb_array_elements(c."detail"->'requirements') f
      UNION SELECT 'advisory', f->>'ruleId' FROM jsonb_array_elements(c."detail"->'advisories') f
    ) r GROUP BY 1, 2`);
  const uses = new Map<string, RuleUse>();
  for (const { ruleId, role, count } of rows) uses.set(ruleId, { ...(uses.get(ruleId) ?? NO_USE), [role]: count });
  return uses;
}
