import "server-only";
import { projectAdvisories } from "@/lib/domain/rules/eligibility/advise";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { recordOf } from "@/lib/domain/typed-object";
import {
  EXCEPTION_STATES,
  type ExceptionChoice,
  type ExceptionState,
  replacementAdvice,
} from "@/lib/domain/work/exception";
import type { ExceptionCounts, ExceptionDecided, PhoneException } from "@/lib/schemas/exceptions";
import type { PhoneListQuery } from "@/lib/schemas/phones";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { query, raw, sql } from "@/lib/server/database/sql";
import { WITH_EXCEPTION } from "@/lib/server/inventory/columns";
import { getProject } from "@/lib/server/inventory/get-project";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { listPhones } from "@/lib/server/phones/list-phones";

/** Phones that cannot be converted, by reason and by what was decided of them, the most frequent reason first. */
export async function countExceptions(scope: PhoneScope): Promise<ExceptionCounts> {
  const rows = await query<{ code: string; state: ExceptionState; count: number }>(sql`
    SELECT coalesce(d."reasonCodes"[1], '') AS "code", coalesce(e."choice", 'undecided') AS "state", count(*)::int AS "count"
    FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId" ${raw(WITH_EXCEPTION)}
    WHERE ${wherePhones(scope, { verdict: ["ineligible"] })} GROUP BY 1, 2`);
  const sumOf = (of: typeof rows) => of.reduce((sum, { count }) => sum + count, 0);
  const statesOf = (of: typeof rows) =>
    recordOf(EXCEPTION_STATES, (state) => sumOf(of.filter((row) => row.state === state)));
  const codes = [...new Set(rows.map(({ code }) => code))];
  const reasons = codes.map((code) => {
    const of = rows.filter((row) => row.code === code);
    return { code, label: labelOfReason(code), count: sumOf(of), states: statesOf(of) };
  });
  reasons.sort((one, other) => other.count - one.count || one.code.localeCompare(other.code));
  return { total: sumOf(rows), states: statesOf(rows), reasons };
}

/** One page of the phones that cannot be converted, each with what was decided of it. */
export async function listExceptions(scope: PhoneScope, asked: PhoneListQuery) {
  const page = await listPhones(scope, { ...asked, verdict: ["ineligible"] });
  const exceptions = await exceptionsOf(
    scope.projectId,
    page.items.map(({ id }) => id),
  );
  return { ...page, items: page.items.map((row) => ({ ...row, exception: exceptions.get(row.id) ?? NONE })) };
}

const NONE: PhoneException = { decided: null, before: null, advice: [] };

/** What was decided of one phone. */
export async function exceptionOfPhone(projectId: string, phoneId: string): Promise<PhoneException> {
  return (await exceptionsOf(projectId, [phoneId])).get(phoneId) ?? NONE;
}

type Row = {
  phoneId: string;
  choice: ExceptionChoice;
  note: string | null;
  askedOf: string | null;
  decidedById: string;
  decidedAt: Date;
  counts: boolean;
  advisories: { code: string; text: string; ruleId: string }[];
};

/** What was decided of these phones, by phone; a phone of which nothing was is left out. */
export async function exceptionsOf(
  projectId: string,
  phoneIds: readonly string[],
): Promise<Map<string, PhoneException>> {
  const rows = await query<Row>(sql`
    SELECT e."phoneId", e."choice", e."note", e."askedOf", e."decidedById", e."decidedAt", d."detail"->'advisories' AS "advisories",
      p."verdict" = 'ineligible' AND d."reasonCodes"[1] IS NOT DISTINCT FROM e."reason" AS "counts"
    FROM "PhoneException" e JOIN "Phone" p ON p."projectId" = e."projectId" AND p."id" = e."phoneId"
    JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    WHERE e."projectId" = ${projectId}::uuid AND e."phoneId" = ANY(${phoneIds}::uuid[])`);
  if (rows.length === 0) return new Map();
  const [people, project] = await Promise.all([
    namesOf(rows.map(({ decidedById }) => decidedById)),
    getProject(projectId),
  ]);
  const ofProject = projectAdvisories(project);
  return new Map(
    rows.map(({ phoneId, counts, advisories, choice, note, askedOf, decidedById, decidedAt }) => {
      const said: ExceptionDecided = {
        ...{ choice, note, askedOf, at: decidedAt.toISOString() },
        by: nameIn(people, decidedById),
      };
      const speaking = counts && choice === "replace" ? replacementAdvice([...ofProject, ...advisories]) : [];
      const advice = speaking.map(({ code, text, ruleId }) => ({ code, text, ruleId }));
      return [phoneId, { decided: counts ? said : null, before: counts ? null : said, advice }];
    }),
  );
}
