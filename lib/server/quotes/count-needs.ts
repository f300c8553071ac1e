import "server-only";
import type { NeededLicenses } from "@/lib/domain/pricing/order-list";
import { query, type Sql, sql } from "@/lib/server/database/sql";

/** SQL: a phone p is in a pilot batch. */
export const isPilotSql = (projectId: string): Sql =>
  sql`p."id" IN (SELECT w."phoneId" FROM "PhoneWork" w JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
    WHERE w."projectId" = ${projectId}::uuid AND b."kind" = 'pilot')`;

/** The phones of a condition over "Phone" p, counted by the licence that the decision which stands gives them. */
export function countNeeds(projectId: string, where: Sql): Promise<NeededLicenses[]> {
  return query<NeededLicenses>(sql`
    SELECT d."licenseKind" AS "kind", d."licenseSku" AS "sku", d."supportSku", d."mayBeFree", p."isPilot",
      coalesce(d."detail" #>> '{license,finding,ruleId}', '') AS "ruleId", coalesce(d."detail" #>> '{license,finding,text}', '') AS "text",
      sum(p."count")::int AS "count"
    FROM (SELECT p."decisionId", ${isPilotSql(projectId)} AS "isPilot", count(*) AS "count" FROM "Phone" p WHERE ${where} GROUP BY 1, 2) p
    JOIN "Decision" d ON d."projectId" = ${projectId}::uuid AND d."id" = p."decisionId"
    GROUP BY 1, 2, 3, 4, 5, 6, 7`);
}
