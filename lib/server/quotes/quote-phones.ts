import "server-only";
import type * as z from "zod";
import { FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { wordOf } from "@/lib/domain/words";
import { type Conversion, wayBackFor } from "@/lib/domain/work/way-back";
import type { Quote, QuotePhone, quotePhonesQuery } from "@/lib/schemas/quotes";
import { pageOf } from "@/lib/server/database/page-of";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import type { QuoteKey } from "@/lib/server/quotes/freeze-phones";

/** Support lines stand for the same phones as their licence. */
const licenseOf = (sku: string): string => LICENSE_SKUS.find(({ supportSku }) => supportSku === sku)?.sku ?? sku;

const ofQuote = ({ projectId, id }: QuoteKey): Sql => sql`"projectId" = ${projectId}::uuid AND "quoteId" = ${id}::uuid`;

type Row = Omit<QuotePhone, "wayBack"> & Origin;
/** What of a phone decides its way back. */
type Origin = Record<"model" | "soldAs" | "version", string | null>;

/** The conversion as it was when the phones were counted; null in quotes from before it was kept. */
async function conversionOf({ projectId, id }: QuoteKey): Promise<Conversion | null> {
  const [row] = await query<{ conversion: Conversion | null }>(
    sql`SELECT "conversion" FROM "Quote" WHERE "projectId" = ${projectId}::uuid AND "id" = ${id}::uuid`,
  );
  return row?.conversion ?? null;
}

function wayBack(conversion: Conversion | null, { model, soldAs, version }: Origin): QuotePhone["wayBack"] {
  if (conversion === null) return null;
  return wayBackFor(conversion, { model, soldAs: soldAs === null ? null : wordOf(FIRMWARES, soldAs), version }, false);
}

async function readPage(
  where: Sql,
  conversion: Conversion | null,
  after: string,
  limit: number,
): Promise<QuotePhone[]> {
  const rows = await query<Row>(sql`
    SELECT "mac", "phoneId", "sku", "isNfr", "mayBeFree", "pid", "model", "vid", "serial", "site", "floor", "soldAs", "version" FROM "QuotePhone"
    WHERE ${where} AND "mac" > ${after} ORDER BY "mac" LIMIT ${limit}`);
  return rows.map(({ soldAs, version, ...phone }) => ({
    ...phone,
    wayBack: wayBack(conversion, { model: phone.model, soldAs, version }),
  }));
}

/** The phones behind a quote, as they were when they were counted. */
export async function listQuotePhones(key: QuoteKey, { sku, limit, cursor = "" }: z.output<typeof quotePhonesQuery>) {
  const where = sku ? sql`${ofQuote(key)} AND "sku" = ${licenseOf(sku)}` : ofQuote(key);
  const [rows, counted] = await Promise.all([
    readPage(where, await conversionOf(key), cursor, limit + 1),
    query<{ total: number }>(sql`SELECT count(*)::int AS "total" FROM "QuotePhone" WHERE ${where}`),
  ]);
  return { ...pageOf(rows, limit, ({ mac }) => mac), total: counted[0]?.total ?? 0 };
}

const PAGE = 5_000;

/** All of them, page after page, so that the memory does not grow with the fleet. */
export async function* allQuotePhones(key: QuoteKey): AsyncGenerator<QuotePhone[]> {
  const conversion = await conversionOf(key);
  let after = "";
  for (;;) {
    const page = await readPage(ofQuote(key), conversion, after, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.mac ?? "";
  }
}

/** How many of the phones could go back without a licence, by the reason; the most first. */
export async function countWaysBack(key: QuoteKey): Promise<Quote["wayBack"]> {
  const conversion = await conversionOf(key);
  if (conversion === null) return [];
  const groups = await query<Origin & { phones: number }>(sql`
    SELECT "model", "soldAs", "version", count(*)::int AS "phones" FROM "QuotePhone" WHERE ${ofQuote(key)} GROUP BY 1, 2, 3`);
  const counted = new Map<string, Quote["wayBack"][number]>();
  for (const { phones, ...origin } of groups) {
    const found = wayBack(conversion, origin);
    if (!found) continue;
    const before = counted.get(found.because)?.phones ?? 0;
    counted.set(found.because, { ...found, phones: before + phones });
  }
  return [...counted.values()].sort((a, b) => b.phones - a.phones || (a.because < b.because ? -1 : 1));
}
