import "server-only";
import { CURRENCIES, decimalText, digitsOf } from "@/lib/domain/pricing/money";
import { SERVICE_CONTRACTS } from "@/lib/domain/pricing/order-list";
import { changesOf, linesNow, sumOf } from "@/lib/domain/pricing/quote-lines";
import { wordOf } from "@/lib/domain/words";
import type { QuoteDifference } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { query, sql } from "@/lib/server/database/sql";
import { type FrozenCount, neededNow, orderLinesOf } from "@/lib/server/quotes/freeze-phones";
import { contractOf } from "@/lib/server/quotes/get-order-list";
import { linesOf, requireQuote } from "@/lib/server/quotes/read-quote";
import { meantBy } from "@/lib/server/quotes/revise-quote";

const EXAMPLES = 20;

/** What has moved since the phones of a quote were counted, exactly: phones, SKUs, money, service contract and rules. */
export async function quoteDifferenceOf(projectId: string, id: string): Promise<QuoteDifference> {
  const row = await requireQuote(projectId, id);
  const meant = meantBy(row);
  const needed = await neededNow(projectId, meant);
  const [moved, counts, contract, project] = await Promise.all([
    query<Moved>(sql`
      SELECT CASE WHEN q."mac" IS NULL THEN 'added' WHEN n."mac" IS NULL THEN 'removed' ELSE 'changed' END AS "kind",
        count(*)::int AS "count", (array_agg(coalesce(q."mac", n."mac") ORDER BY coalesce(q."mac", n."mac")))[1:${EXAMPLES}::int] AS "macs"
      FROM (SELECT * FROM "QuotePhone" WHERE "projectId" = ${projectId}::uuid AND "quoteId" = ${id}::uuid) q
      FULL JOIN (${needed}) n ON n."mac" = q."mac"
      WHERE (q."sku", q."isNfr", q."mayBeFree") IS DISTINCT FROM (n."sku", n."isNfr", n."mayBeFree") GROUP BY 1`),
    query<FrozenCount>(
      sql`SELECT n."sku", n."isNfr", n."mayBeFree", count(*)::int AS "count" FROM (${needed}) n GROUP BY 1, 2, 3`,
    ),
    contractOf(projectId),
    db.project.findUniqueOrThrow({ where: { id: projectId }, select: { ruleSetVersion: true } }),
  ]);
  const order = orderLinesOf(counts, contract);
  const lines = linesOf(row);
  const skus = changesOf(lines, order).map(({ sku, isNfr, quoted, now }) => ({ sku, isNfr, quoted, now }));
  const quotedContract = wordOf(SERVICE_CONTRACTS, row.contract);
  const { ruleSetVersion } = project;
  return {
    isStale: moved.length > 0 || skus.length > 0,
    ...phonesOf(moved),
    skus,
    money: moneyOf(sumOf(lines, row.discount), sumOf(linesNow(lines, order, row.taxRate), row.discount), row.currency),
    contract: quotedContract === contract ? null : { quoted: quotedContract, now: contract },
    rules: row.ruleSetVersion === ruleSetVersion ? null : { quoted: row.ruleSetVersion, now: ruleSetVersion },
  };
}

type Moved = { kind: "added" | "removed" | "changed"; count: number; macs: string[] };

function phonesOf(moved: readonly Moved[]): Pick<QuoteDifference, "phones" | "macs"> {
  const of = (kind: Moved["kind"]) => moved.find((each) => each.kind === kind);
  return {
    phones: { added: of("added")?.count ?? 0, removed: of("removed")?.count ?? 0, changed: of("changed")?.count ?? 0 },
    macs: { added: of("added")?.macs ?? [], removed: of("removed")?.macs ?? [], changed: of("changed")?.macs ?? [] },
  };
}

type Sum = ReturnType<typeof sumOf>;

function moneyOf(quoted: Sum, now: Sum, code: string): QuoteDifference["money"] {
  const digits = digitsOf(wordOf(CURRENCIES, code));
  return {
    quoted: decimalText(quoted.total, digits),
    now: decimalText(now.total, digits),
    difference: decimalText(now.total - quoted.total, digits),
    unpriced: now.unpriced,
  };
}
