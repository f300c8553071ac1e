import "server-only";
import { may, type Role } from "@/lib/domain/access";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { SETTLING_CHOICES } from "@/lib/domain/work/exception";
import type { Readiness, ReadinessBy, ReadinessRow } from "@/lib/schemas/readiness";
import { query, raw, sql } from "@/lib/server/database/sql";
import { WITH_EXCEPTION, WITH_WORK } from "@/lib/server/inventory/columns";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { isAcknowledgedSql, withAcknowledgements } from "@/lib/server/inventory/read-losses";

type Asked = { scope: PhoneScope; role: Role; target: ConversionTarget; by: ReadinessBy };

/** How ready each site or batch of a project is: every phone in exactly one row, sites by name, batches in the order of work. */
export async function getReadiness({ scope, role, target, by }: Asked): Promise<Readiness> {
  const [key, name, order] =
    by === "site" ? ([`p."site"`, `p."site"`, `2`] as const) : ([`w."batchId"`, `b."name"`, `min(b."order")`] as const);
  const rows = await query<ReadinessRow>(sql`
    SELECT ${raw(key)} AS "key", ${raw(name)} AS "name", count(*)::int AS "phones",
      count(*) FILTER (WHERE p."verdict" = 'eligible')::int AS "eligible",
      count(*) FILTER (WHERE p."verdict" = 'needs-information')::int AS "missing",
      count(*) FILTER (WHERE p."verdict" = 'ineligible')::int AS "notEligible",
      count(*) FILTER (WHERE p."verdict" = 'not-required')::int AS "nothingToDo",
      count(*) FILTER (WHERE e."choice" = ANY(${SETTLING_CHOICES}))::int AS "exceptionsDecided",
      count(*) FILTER (WHERE p."verdict" = 'eligible' AND w."batchId" IS NULL)::int AS "unplanned",
      count(*) FILTER (WHERE w."batchId" IS NOT NULL AND b."startsAt" IS NULL)::int AS "undated",
      count(*) FILTER (WHERE d."licenseKind" IN ('order', 'glo-case') AND l."state" IS DISTINCT FROM 'lost')::int AS "needLicense",
      count(*) FILTER (WHERE d."licenseKind" IN ('order', 'glo-case') AND l."state" = 'held')::int AS "holdLicense",
      count(*) FILTER (WHERE p."verdict" = 'eligible' AND ${isAcknowledgedSql(target)})::int AS "lossesAcknowledged",
      count(*) FILTER (WHERE w."state" IN ('in-progress', 'moved', 'on-hold', 'failed'))::int AS "begun",
      count(*) FILTER (WHERE w."state" = 'failed')::int AS "failed",
      count(*) FILTER (WHERE w."state" = 'verified')::int AS "verified"
    FROM "Phone" p ${raw(WITH_WORK)}
    LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = w."batchId"
    JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    ${raw(WITH_EXCEPTION)}
    LEFT JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = ${target.direction}
    ${withAcknowledgements(scope.projectId, target)}
    WHERE ${wherePhones(scope, {})} GROUP BY 1, 2 ORDER BY ${raw(order)} NULLS LAST`);
  if (may(role, "license.view")) return { by, rows };
  return { by, rows: rows.map((row) => ({ ...row, needLicense: null, holdLicense: null })) };
}
