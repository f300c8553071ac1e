import "server-only";
import { query, sql } from "@/lib/server/database/sql";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";

/** A site with work to hand over; `site` null: phones without one. */
export type HandoverSite = { site: string | null; phones: number; verified: number };

/** The sites on which work has begun, by name, with how far each is. */
export const listHandoverSites = (scope: PhoneScope): Promise<HandoverSite[]> =>
  query<HandoverSite>(sql`
    SELECT p."site", count(*)::int AS "phones", (count(*) FILTER (WHERE w."state" = 'verified'))::int AS "verified"
    FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
    WHERE ${wherePhones(scope, {})} AND p."withdrawnAt" IS NULL AND w."batchId" IS NOT NULL
    GROUP BY p."site" HAVING bool_or(w."begunAt" IS NOT NULL) ORDER BY p."site" NULLS LAST`);
