import "server-only";
import type { ImportDifference, ImportDifferencesQuery } from "@/lib/schemas/imports";
import { pageOf } from "@/lib/server/database/page-of";
import { query, type Sql, sql } from "@/lib/server/database/sql";

/** Phones that a checked file would bring or change, or does not list, by MAC; only those that match, if asked. */
export async function listDifferences(
  projectId: string,
  importId: string,
  { limit, cursor, kind, ...only }: ImportDifferencesQuery,
) {
  const where = sql`d."projectId" = ${projectId}::uuid AND d."importId" = ${importId}::uuid AND d."kind" = ${kind}
    AND ${whereField(only)}
    AND ${only.from === undefined ? sql`true` : sql`d."oldVerdict" = ${only.from}`}
    AND ${only.to === undefined ? sql`true` : sql`d."newVerdict" = ${only.to}`}
    AND ${only.reason === undefined ? sql`true` : sql`d."reason" = ${only.reason}`}
    AND ${only.search === undefined ? sql`true` : sql`strpos(d."mac", ${hexOf(only.search)}) > 0`}`;
  const [rows, [counted]] = await Promise.all([
    query<ImportDifference>(sql`
      SELECT d."mac", d."phoneId", d."line", d."changes", d."oldVerdict", d."newVerdict" FROM "ImportDifference" d
      WHERE ${where} AND d."mac" > ${cursor ?? ""} ORDER BY d."mac" LIMIT ${limit + 1}`),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM "ImportDifference" d WHERE ${where}`),
  ]);
  return { ...pageOf(rows, limit, ({ mac }) => mac), total: counted?.count ?? 0 };
}

function whereField({ field, how }: Pick<ImportDifferencesQuery, "field" | "how">): Sql {
  if (field === undefined) return sql`true`;
  if (how === undefined)
    return sql`(d."changes" ?| ${field}::text[] OR ('verdict' = ANY(${field}::text[]) AND d."oldVerdict" <> d."newVerdict"))`;
  return sql`EXISTS (SELECT FROM unnest(${field}::text[]) AS f("name") WHERE d."changes" ? f."name"
    AND (d."changes" -> f."name" -> 0 = 'null'::jsonb) = ${how === "filled"})`;
}

/** A part of a MAC as people write it, in any notation; what holds no digit matches nothing. */
const hexOf = (text: string): string => text.replace(/^\s*sep|[^0-9a-f]/gi, "").toUpperCase() || "-";
