import "server-only";
import type * as z from "zod";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import type { QuotePhone, quotePhonesQuery } from "@/lib/schemas/quotes";
import { pageOf } from "@/lib/server/database/page-of";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import type { QuoteKey } from "@/lib/server/quotes/freeze-phones";

/** Support lines stand for the same phones as their licence. */
const licenseOf = (sku: string): string => LICENSE_SKUS.find(({ supportSku }) => supportSku === sku)?.sku ?? sku;

const ofQuote = ({ projectId, id }: QuoteKey): Sql => sql`"projectId" = ${projectId}::uuid AND "quoteId" = ${id}::uuid`;

const readPage = (where: Sql, after: string, limit: number) =>
  query<QuotePhone>(sql`
    SELECT "mac", "phoneId", "sku", "isNfr", "mayBeFree", "pid", "model", "vid", "serial", "site", "floor" FROM "QuotePhone"
    WHERE ${where} AND "mac" > ${after} ORDER BY "mac" LIMIT ${limit}`);

/** The phones behind a quote, as they were when they were counted. */
export async function listQuotePhones(key: QuoteKey, { sku, limit, cursor = "" }: z.output<typeof quotePhonesQuery>) {
  const where = sku ? sql`${ofQuote(key)} AND "sku" = ${licenseOf(sku)}` : ofQuote(key);
  const [rows, counted] = await Promise.all([
    readPage(where, cursor, limit + 1),
    query<{ total: number }>(sql`SELECT count(*)::int AS "total" FROM "QuotePhone" WHERE ${where}`),
  ]);
  return { ...pageOf(rows, limit, ({ mac }) => mac), total: counted[0]?.total ?? 0 };
}

const PAGE = 5_000;

/** All of them, page after page, so that the memory does not grow with the fleet. */
export async function* allQuotePhones(key: QuoteKey): AsyncGenerator<QuotePhone[]> {
  let after = "";
  for (;;) {
    const page = await readPage(ofQuote(key), after, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.mac ?? "";
  }
}
