import "server-only";
import { may, type Role } from "@/lib/domain/access";
import type { ConversionTarget, Method } from "@/lib/domain/conversion";
import { procedureFor } from "@/lib/domain/procedure/routes";
import type { StepChanges } from "@/lib/domain/procedure/step-changes";
import { SETTLING_CHOICES } from "@/lib/domain/work/exception";
import { MARKING } from "@/lib/domain/work/step-log";
import type { Readiness, ReadinessBy, ReadinessRow } from "@/lib/schemas/readiness";
import { query, raw, type Sql, sql } from "@/lib/server/database/sql";
import { WITH_EXCEPTION, WITH_WORK } from "@/lib/server/inventory/columns";
import { HOLDS_LICENSE, NEEDS_LICENSE, type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { isAcknowledgedSql, withAcknowledgements } from "@/lib/server/inventory/read-losses";
import { readPilot } from "@/lib/server/inventory/read-pilot";

type Project = ConversionTarget & { method: Method; stepChanges: StepChanges };
type Asked = { scope: PhoneScope; role: Role; project: Project; by: ReadinessBy };

/** How ready each site or batch of a project is: every phone in exactly one row, sites by name, batches in the order of work. */
export async function getReadiness({ scope, role, project, by }: Asked): Promise<Readiness> {
  const [key, name, order] =
    by === "site" ? ([`p."site"`, `p."site"`, `2`] as const) : ([`w."batchId"`, `b."name"`, `min(b."order")`] as const);
  const loadSteps = (procedureFor(project)?.steps ?? []).filter(
    (step) => step.scope === "batch" && step.phase === "firmware",
  );
  const loadIds = loadSteps.map(({ id }) => id);
  const rows = await query<ReadinessRow>(sql`
    SELECT ${raw(key)} AS "key", ${raw(name)} AS "name", count(*)::int AS "phones",
      count(*) FILTER (WHERE p."verdict" = 'eligible')::int AS "eligible",
      count(*) FILTER (WHERE p."verdict" = 'needs-information')::int AS "missing",
      count(*) FILTER (WHERE p."verdict" = 'ineligible')::int AS "notEligible",
      count(*) FILTER (WHERE p."verdict" = 'not-required')::int AS "nothingToDo",
      count(*) FILTER (WHERE e."choice" = ANY(${SETTLING_CHOICES}))::int AS "exceptionsDecided",
      count(*) FILTER (WHERE p."verdict" = 'eligible' AND w."batchId" IS NULL)::int AS "unplanned",
      count(*) FILTER (WHERE w."batchId" IS NOT NULL AND b."startsAt" IS NULL)::int AS "undated",
      count(*) FILTER (WHERE ${raw(NEEDS_LICENSE)})::int AS "needLicense",
      count(*) FILTER (WHERE ${raw(NEEDS_LICENSE)} AND ${raw(HOLDS_LICENSE)})::int AS "holdLicense",
      count(*) FILTER (WHERE p."verdict" = 'eligible' AND f."batchId" IS NOT NULL)::int AS "loadsOnUcm",
      count(*) FILTER (WHERE p."verdict" = 'eligible' AND ${isAcknowledgedSql(project)})::int AS "lossesAcknowledged",
      count(*) FILTER (WHERE w."state" IN ('in-progress', 'moved', 'on-hold', 'failed'))::int AS "begun",
      count(*) FILTER (WHERE w."state" = 'failed')::int AS "failed",
      count(*) FILTER (WHERE w."state" = 'verified')::int AS "verified"
    FROM "Phone" p ${raw(WITH_WORK)}
    LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = w."batchId"
    JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    ${raw(WITH_EXCEPTION)}
    LEFT JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = ${project.direction}
    LEFT JOIN (${batchesWith(scope.projectId, loadIds)}) f ON f."batchId" = w."batchId"
    ${withAcknowledgements(scope.projectId, project)}
    WHERE ${wherePhones(scope, {})} GROUP BY 1, 2 ORDER BY ${raw(order)} NULLS LAST`);
  const seesLicenses = may(role, "license.view");
  const told = rows.map((row) => ({
    ...row,
    ...(seesLicenses ? {} : { needLicense: null, holdLicense: null }),
    ...(loadIds.length > 0 ? {} : { loadsOnUcm: null }),
  }));
  return { by, pilot: await readPilot(scope.projectId), rows: told };
}

/** Batches of which each of the steps is ticked; one that was gone on without is not done. */
const batchesWith = (projectId: string, steps: readonly string[]): Sql => sql`
  SELECT s."batchId" FROM (
    SELECT DISTINCT ON (e."batchId", e."step") e."batchId", e."action" FROM "StepEvent" e
    WHERE e."projectId" = ${projectId}::uuid AND e."phoneId" IS NULL AND e."batchId" IS NOT NULL
      AND e."step" = ANY(${[...steps]}::text[]) AND e."action" = ANY(${[...MARKING]}::text[])
    ORDER BY e."batchId", e."step", e."seq" DESC) s
  WHERE s."action" = 'tick' GROUP BY 1 HAVING count(*) = ${steps.length}`;
