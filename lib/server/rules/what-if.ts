import "server-only";
import type * as z from "zod";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { groupedBy } from "@/lib/domain/grouped-by";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { type DecidedPhones, isFree, tally } from "@/lib/domain/rules/eligibility/tally";
import { definedOf } from "@/lib/domain/typed-object";
import { batchStateOf, type SetBatchState } from "@/lib/domain/work/batch-life";
import { planFits } from "@/lib/schemas/projects";
import type { WhatIf, whatIfInput } from "@/lib/schemas/what-if";
import { query, sql } from "@/lib/server/database/sql";
import { invalidFields } from "@/lib/server/errors";
import { countBatches, NO_PROGRESS } from "@/lib/server/inventory/batch-counts";
import { type ComparedDecision, compareDecisions } from "@/lib/server/inventory/compared-decisions";
import { getProject } from "@/lib/server/inventory/get-project";

type Input = z.output<typeof whatIfInput>;

/** The project's plan with another word here and there. Refuses a target that the direction does not lead to. */
export async function planWith(projectId: string, input: Input): Promise<ConversionTarget> {
  const { direction, target, policy, loads } = { ...(await getProject(projectId)), ...definedOf(input) };
  const plan = { direction, target, policy, loads };
  if (planFits.test(plan)) return plan;
  throw invalidFields([{ path: "target", message: planFits.message }]);
}

/** What the phones of a project would get under another plan, or under the rules that are here. Nothing is written. */
export async function getWhatIf(projectId: string, input: Input): Promise<WhatIf> {
  const plan = await planWith(projectId, input);
  const groups = await compareDecisions(projectId, plan);
  const { phones, missing: _, ...today } = tally(groups.map((group) => group.today));
  const { phones: __, missing: ___, ...instead } = tally(groups.map((group) => group.instead));
  const moved = groups.filter((group) => group.today.verdict !== group.instead.verdict);
  const [transitions, batches] = await Promise.all([transitionsOf(projectId, moved), batchesOf(projectId, moved)]);
  return {
    phones,
    plan,
    ruleSetVersion: RULE_SET_VERSION,
    today,
    instead,
    changed: sum(moved),
    transitions,
    licenseChanges: licenseChangesOf(groups),
    otherwiseChanged: sum(
      groups.filter(
        ({ today: before, instead: after, readsOtherwise }) =>
          readsOtherwise && before.verdict === after.verdict && licenseKey(before) === licenseKey(after),
      ),
    ),
    batches,
  };
}

const SAMPLE = 5;

async function transitionsOf(projectId: string, moved: ComparedDecision[]): Promise<WhatIf["transitions"]> {
  const byWay = groupedBy(moved, ({ today, instead }) => `${today.verdict} ${instead.verdict}`);
  const ways = await Promise.all(
    [...byWay.values()].map(async (groups) => {
      const reasonsOf = ({ today, instead }: ComparedDecision) =>
        `${today.reasonCodes[0] ?? ""} ${instead.reasonCodes[0] ?? ""}`;
      const reasons = [...groupedBy(groups, reasonsOf).values()].flatMap((same) => {
        const [{ today, instead } = { today: null, instead: null }] = same;
        return today && instead
          ? [{ from: today.reasonCodes[0] ?? "", to: instead.reasonCodes[0] ?? "", count: sum(same) }]
          : [];
      });
      const [first] = groups;
      if (!first) return [];
      return [
        {
          from: first.today.verdict,
          to: first.instead.verdict,
          count: sum(groups),
          reasons: reasons.sort((a, b) => b.count - a.count),
          sample: await sampleOf(projectId, groups),
        },
      ];
    }),
  );
  return ways.flat().sort((a, b) => b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

function sampleOf(projectId: string, groups: ComparedDecision[]) {
  return query<WhatIf["transitions"][number]["sample"][number]>(sql`
    SELECT p."id", p."mac", p."model", p."vid", p."site" FROM "Phone" p
    WHERE p."projectId" = ${projectId}::uuid AND p."decisionId" = ANY(${groups.map(({ decisionId }) => decisionId)}::uuid[])
      AND p."withdrawnAt" IS NULL
    ORDER BY p."mac" LIMIT ${SAMPLE}`);
}

/** Batches that would lose phones: those planned as eligible that no longer would be. Begun phones keep their decision. */
async function batchesOf(projectId: string, moved: ComparedDecision[]): Promise<WhatIf["batches"]> {
  const lost = moved.filter(({ today }) => today.verdict === "eligible").map(({ decisionId }) => decisionId);
  if (lost.length === 0) return [];
  const [rows, progress] = await Promise.all([
    query<{ id: string; name: string; state: SetBatchState; phones: number }>(sql`
      SELECT b."id", b."name", b."state", count(*)::int AS "phones"
      FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId" JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
      WHERE w."projectId" = ${projectId}::uuid AND w."begunAt" IS NULL AND p."withdrawnAt" IS NULL AND p."decisionId" = ANY(${lost}::uuid[])
      GROUP BY b."id", b."name", b."state", b."order" ORDER BY b."order"`),
    countBatches(projectId),
  ]);
  return rows.map((row) => ({ ...row, state: batchStateOf(row.state, progress.get(row.id) ?? NO_PROGRESS) }));
}

function licenseChangesOf(groups: ComparedDecision[]): WhatIf["licenseChanges"] {
  const changed = groups.filter(({ today, instead }) => licenseKey(today) !== licenseKey(instead));
  const byWay = groupedBy(changed, ({ today, instead }) => `${licenseKey(today)} > ${licenseKey(instead)}`);
  return [...byWay.values()]
    .flatMap((same) => {
      const [first] = same;
      return first ? [{ from: licenseOf(first.today), to: licenseOf(first.instead), count: sum(same) }] : [];
    })
    .sort((a, b) => b.count - a.count || (`${a.from.sku} ${a.to.sku}` < `${b.from.sku} ${b.to.sku}` ? -1 : 1));
}

const licenseOf = (of: DecidedPhones) => ({
  kind: of.licenseKind,
  sku: of.licenseSku,
  mayBeFree: of.mayBeFree,
  isFree: isFree(of),
});
const licenseKey = (of: DecidedPhones): string => `${of.licenseKind} ${of.licenseSku} ${of.mayBeFree} ${isFree(of)}`;
const sum = (groups: readonly { count: number }[]) => groups.reduce((total, { count }) => total + count, 0);
