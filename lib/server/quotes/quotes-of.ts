import "server-only";
import { quoteNumber } from "@/lib/domain/pricing/quote-texts";
import type { QuotedLine } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import { headOf, isSeen, type QuoteSight } from "@/lib/server/quotes/read-quote";

type Line = { quoteId: string; position: number; sku: string; quantity: number };

/** The lines behind which phones stand, in the quotes that are not superseded or declined; newest quote first. */
async function linesBehind(projectId: string, macs: Sql, sight: QuoteSight): Promise<QuotedLine[]> {
  const quotes = await db.quote.findMany({
    where: { projectId, AND: [isSeen(sight), { state: { notIn: ["superseded", "declined"] } }] },
    orderBy: [{ number: "desc" }, { revision: "desc" }],
  });
  if (quotes.length === 0) return [];
  const lines = await query<Line>(sql`
    SELECT l."quoteId", l."position", l."sku", count(*)::int AS "quantity" FROM "QuoteLine" l
    JOIN "QuotePhone" q ON q."projectId" = l."projectId" AND q."quoteId" = l."quoteId" AND q."sku" = l."sku" AND q."isNfr" = l."isNfr"
    WHERE l."projectId" = ${projectId}::uuid AND l."quoteId" = ANY(${quotes.map(({ id }) => id)}::uuid[]) AND l."kind" = 'license'
      AND q."mac" IN (${macs}) GROUP BY 1, 2, 3 ORDER BY 2`);
  return quotes.flatMap((row) => {
    const { id, state, revision } = headOf(row);
    return lines
      .filter(({ quoteId }) => quoteId === id)
      .map(({ position, sku, quantity }) => ({
        ...{ id, state, revision, position, sku, quantity },
        number: quoteNumber(row.number),
      }));
  });
}

/** The quote lines behind which a phone stands. */
export const quotesOfPhone = (projectId: string, mac: string, sight: QuoteSight): Promise<QuotedLine[]> =>
  linesBehind(projectId, sql`${mac}`, sight);

/** The quote lines behind which phones of a batch stand, with how many of them. */
export const quotesOfBatch = (projectId: string, batchId: string, sight: QuoteSight): Promise<QuotedLine[]> =>
  linesBehind(
    projectId,
    sql`SELECT p."mac" FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
      WHERE w."projectId" = ${projectId}::uuid AND w."batchId" = ${batchId}::uuid`,
    sight,
  );
