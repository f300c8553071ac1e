import "server-only";
import { plural } from "@/lib/format/text";
import type { Selection } from "@/lib/schemas/batches";
import type { QuoteScope, ScopeCounts } from "@/lib/schemas/quotes";
import { query, raw, sql } from "@/lib/server/database/sql";
import { NO_LICENSE, whereSelected } from "@/lib/server/inventory/phone-filter";
import { readSelection } from "@/lib/server/inventory/read-search";

type Counted = ScopeCounts & { kind: "all" | "site" | "batch"; id: string; name: string };

/** SQL: phones p, each with what it `needs`, counted as a quote would take them. */
const COUNTS = sql`count(*)::int AS "phones", count(*) FILTER (WHERE p."need" = 'order')::int AS "order",
  count(*) FILTER (WHERE p."need" = 'free')::int AS "free", count(*) FILTER (WHERE p."need" = 'not-converted')::int AS "notConverted",
  count(*) FILTER (WHERE p."need" = 'automatic')::int AS "automatic", count(*) FILTER (WHERE p."need" = 'glo-case')::int AS "gloCases",
  count(*) FILTER (WHERE p."need" = 'undecided')::int AS "undecided", count(*) FILTER (WHERE p."need" = 'withdrawn')::int AS "withdrawn"`;
const NEED = sql`CASE WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn' ELSE coalesce(${raw(NO_LICENSE)}, d."licenseKind") END AS "need"`;

/**
 * What a quote can be for: all phones, or those of a site or batch that needs licences. What was asked for comes first: a site
 * or batch by its name, other phones as those that were chosen.
 */
export async function listQuoteScopes(projectId: string, asked: Selection | null): Promise<QuoteScope[]> {
  const named = asked && nameOf(asked);
  const [rows, chosen] = await Promise.all([
    countNamed(projectId),
    asked && named === null ? countAsked(projectId, asked) : null,
  ]);
  const scopes = rows.map(({ kind, id, name, ...counts }): QuoteScope => {
    const filter = kind === "all" ? {} : { [kind]: [id] };
    const called = { all: "All phones of the project", site: `Site ${name}`, batch: `Batch ${name}` }[kind];
    return { value: `${kind} ${id}`, label: labelled(called, counts), selection: { filter, except: [] }, counts };
  });
  const listed = chosen ?? scopes.find(({ value }) => value === named);
  // Phones in no batch, a site or batch that is empty or gone: not listed, but never all phones instead.
  const first = listed ?? (asked && (await countAsked(projectId, asked)));
  const others = scopes.filter((scope) => scope !== first && (scope.value === ALL || scope.counts.order > 0));
  return first ? [first, ...others] : others;
}

const ALL = "all ";

/** The name under which a selection is listed: that of one site or one batch. */
function nameOf(selection: Selection): string | null {
  if ("ids" in selection || selection.except.length > 0) return null;
  const [[key, value] = [], ...more] = Object.entries(selection.filter).filter(([, of]) => of !== undefined);
  const isNamed =
    (key === "site" || key === "batch") && more.length === 0 && Array.isArray(value) && value.length === 1;
  return isNamed ? `${key} ${value[0]}` : null;
}

const labelled = (called: string, { order }: ScopeCounts) => `${called} (${plural(order, "licence")})`;

async function countAsked(projectId: string, selection: Selection): Promise<QuoteScope | null> {
  const scope = { projectId, onlyAssignedTo: null };
  const where = whereSelected(scope, await readSelection(scope, selection));
  const [counts] = await query<ScopeCounts>(sql`
    SELECT ${COUNTS} FROM (SELECT ${NEED} FROM "Phone" p
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId" WHERE ${where}) p`);
  if (!counts) return null;
  const label = labelled(`${plural(counts.phones, "phone")} chosen in the inventory`, counts);
  return { value: "chosen", label, selection, counts };
}

const countNamed = (projectId: string) =>
  query<Counted>(sql`
    WITH p AS MATERIALIZED (SELECT p."id", p."site", ${NEED} FROM "Phone" p
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      WHERE p."projectId" = ${projectId}::uuid AND p."withdrawnAt" IS NULL)
    SELECT * FROM (
      SELECT 'all' AS "kind", '' AS "id", '' AS "name", ${COUNTS} FROM p
      UNION ALL
      SELECT 'site', coalesce(p."site", 'none'), coalesce(p."site", 'No site'), ${COUNTS} FROM p GROUP BY 2, 3
      UNION ALL
      SELECT 'batch', b."id"::text, b."name", ${COUNTS} FROM p
      JOIN "PhoneWork" w ON w."projectId" = ${projectId}::uuid AND w."phoneId" = p."id"
      JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" GROUP BY 2, 3) c
    ORDER BY c."kind" <> 'all', c."kind" DESC, c."name"`);
