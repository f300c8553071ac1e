import "server-only";
import { plural } from "@/lib/format/text";
import { query, sql } from "@/lib/server/database/sql";

type Scope = { value: string; label: string; filter: Record<string, string[]> };
type Named = { kind: "site" | "batch"; id: string; name: string; count: number };

/** What a quote can be for: all phones, a site, or a batch that needs licences. */
export async function listQuoteScopes(projectId: string): Promise<Scope[]> {
  const rows = await query<Named>(sql`
    WITH needed AS (SELECT p."id", p."site" FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      WHERE p."projectId" = ${projectId}::uuid AND p."withdrawnAt" IS NULL AND d."licenseKind" = 'order')
    SELECT 'site' AS "kind", coalesce(n."site", 'none') AS "id", coalesce(n."site", 'No site') AS "name", count(*)::int AS "count"
    FROM needed n GROUP BY 2, 3
    UNION ALL
    SELECT 'batch', b."id"::text, b."name", count(*)::int FROM needed n
    JOIN "PhoneWork" w ON w."projectId" = ${projectId}::uuid AND w."phoneId" = n."id"
    JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" GROUP BY 2, 3 ORDER BY 1 DESC, 3`);
  const all = rows.filter(({ kind }) => kind === "site").reduce((sum, { count }) => sum + count, 0);
  return [
    { value: "all", label: `All phones of the project (${plural(all, "licence")})`, filter: {} },
    ...rows.map(({ kind, id, name, count }) => ({
      value: `${kind} ${id}`,
      label: `${kind === "site" ? "Site" : "Batch"} ${name} (${plural(count, "licence")})`,
      filter: { [kind]: [id] },
    })),
  ];
}
