import "server-only";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { plural } from "@/lib/format/text";
import { query, sql } from "@/lib/server/database/sql";
import { directionOf, phonesIn, withLicense } from "@/lib/server/licenses/needs";

type Scope = { sku: string; value: string; label: string; query: { batch?: string; site?: string } };
type Named = { kind: "site" | "batch"; sku: string; id: string; name: string; count: number };

/** By SKU the batches and sites whose phones still need it, each with how many. */
export async function listPortalScopes(projectId: string): Promise<Scope[]> {
  const direction = await directionOf(projectId);
  const rows = await query<Named>(sql`
    WITH needed AS (SELECT p."id", p."site", d."licenseSku" AS "sku" FROM ${withLicense(direction)}
      WHERE ${phonesIn(projectId, {})} AND d."verdict" = 'eligible' AND d."licenseKind" = 'order' AND d."licenseSku" IS NOT NULL AND l."mac" IS NULL)
    SELECT 'site' AS "kind", n."sku", coalesce(n."site", 'none') AS "id", coalesce(n."site", 'without a name') AS "name", count(*)::int AS "count"
    FROM needed n GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'batch', n."sku", b."id"::text, b."name", count(*)::int FROM needed n
    JOIN "PhoneWork" w ON w."projectId" = ${projectId}::uuid AND w."phoneId" = n."id"
    JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" GROUP BY 2, 3, 4 ORDER BY 1, 4`);
  return LICENSE_SKUS.filter((entry) => entry.direction === direction).flatMap(({ sku }) => {
    const ofSku = rows.filter((row) => row.sku === sku);
    const all = ofSku.filter(({ kind }) => kind === "site").reduce((sum, { count }) => sum + count, 0);
    return [
      { sku, value: "all", label: `All that still need one (${plural(all, "phone")})`, query: {} },
      ...ofSku.map(({ kind, id, name, count }) => ({
        sku,
        value: `${kind} ${id}`,
        label: `${kind === "site" ? "Site" : "Batch"} ${name} (${plural(count, "phone")})`,
        query: kind === "site" ? { site: id } : { batch: id },
      })),
    ];
  });
}
