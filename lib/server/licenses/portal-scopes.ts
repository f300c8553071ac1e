import "server-only";
import { plural } from "@/lib/format/text";
import { query, sql } from "@/lib/server/database/sql";
import { directionOf, phonesIn, withLicense } from "@/lib/server/licenses/needs";

type Scope = { value: string; label: string; query: { batch?: string; site?: string } };
type Named = { kind: "site" | "batch"; id: string; name: string; count: number };

/** The batches and sites whose phones still need a licence that is ordered, each with how many. */
export async function listPortalScopes(projectId: string): Promise<Scope[]> {
  const direction = await directionOf(projectId);
  const rows = await query<Named>(sql`
    WITH needed AS (SELECT p."id", p."site" FROM ${withLicense(direction)}
      WHERE ${phonesIn(projectId, {})} AND d."verdict" = 'eligible' AND d."licenseKind" = 'order' AND l."mac" IS NULL)
    SELECT 'site' AS "kind", coalesce(n."site", 'none') AS "id", coalesce(n."site", 'without a name') AS "name", count(*)::int AS "count"
    FROM needed n GROUP BY 2, 3
    UNION ALL
    SELECT 'batch', b."id"::text, b."name", count(*)::int FROM needed n
    JOIN "PhoneWork" w ON w."projectId" = ${projectId}::uuid AND w."phoneId" = n."id"
    JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" GROUP BY 2, 3 ORDER BY 1, 3`);
  const all = rows.filter(({ kind }) => kind === "site").reduce((sum, { count }) => sum + count, 0);
  return [
    { value: "all", label: `All that still need one (${plural(all, "phone")})`, query: {} },
    ...rows.map(({ kind, id, name, count }) => ({
      value: `${kind} ${id}`,
      label: `${kind === "site" ? "Site" : "Batch"} ${name} (${plural(count, "phone")})`,
      query: kind === "site" ? { site: id } : { batch: id },
    })),
  ];
}
