import "server-only";
import * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { CURRENCIES, decimalText, digitsOf } from "@/lib/domain/pricing/money";
import { SERVICE_CONTRACTS } from "@/lib/domain/pricing/order-list";
import { quoteStateOf, STORED_QUOTE_STATES } from "@/lib/domain/pricing/quote-life";
import { marginOf, QUOTE_LINE_KINDS, type QuoteLine, sumOf } from "@/lib/domain/pricing/quote-lines";
import { quoteNumber } from "@/lib/domain/pricing/quote-texts";
import { wordOf } from "@/lib/domain/words";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Quote, QuoteAnswer, QuoteRow } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import { query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { countWaysBack } from "@/lib/server/quotes/quote-phones";

/** What of quotes a person sees. */
export type QuoteSight = { drafts: boolean; margins: boolean };
export const sightOf = (role: Role): QuoteSight => ({
  drafts: may(role, "quote.view-drafts"),
  margins: may(role, "margin.view"),
});

const withLines = { lines: { orderBy: { position: "asc" } } } as const;
type Stored = Prisma.QuoteGetPayload<{ include: typeof withLines }>;

export const noQuote = () => new AppError("not_found", "There is no such quote, or it is not yours to see.");

export const linesOf = ({ lines }: Pick<Stored, "lines">): QuoteLine[] =>
  lines.map(({ kind, sku, text, quantity, unitMinor, costMinor, discount, taxRate, mayBeFree, isNfr, isOpen }) => ({
    kind: wordOf(QUOTE_LINE_KINDS, kind),
    sku,
    text,
    quantity,
    unitMinor,
    costMinor,
    discount,
    taxRate,
    mayBeFree,
    isNfr,
    isOpen,
  }));

export const isSeen = ({ drafts }: QuoteSight) => (drafts ? {} : { state: { not: "draft" } });

export async function listQuotes(projectId: string, sight: QuoteSight): Promise<QuoteRow[]> {
  const rows = await db.quote.findMany({
    where: { projectId, ...isSeen(sight) },
    include: withLines,
    orderBy: [{ number: "desc" }, { revision: "desc" }],
  });
  return rows.map((row) => {
    const currency = wordOf(CURRENCIES, row.currency);
    const { total, unpriced } = sumOf(linesOf(row), row.discount);
    return { ...headOf(row), total: decimalText(total, digitsOf(currency)), unpriced };
  });
}

export function headOf(row: Omit<Stored, "lines">) {
  return {
    id: row.id,
    projectId: row.projectId,
    number: quoteNumber(row.number),
    revision: row.revision,
    state: quoteStateOf(wordOf(STORED_QUOTE_STATES, row.state), row.expiresAt, new Date()),
    title: row.title,
    currency: wordOf(CURRENCIES, row.currency),
    scope: row.scope,
    phones: row.phones,
    validUntil: row.validUntil,
    timeZone: row.timeZone,
    createdAt: row.createdAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    answer: fromJson<QuoteAnswer | null>(row.answer),
    version: row.version,
  };
}

/** The stored row with its lines, for commands. */
export async function requireQuote(projectId: string, id: string): Promise<Stored> {
  const row = await db.quote.findUnique({ where: { projectId_id: { projectId, id } }, include: withLines });
  if (!row) throw noQuote();
  return row;
}

/** One quote as a person may see it. */
export async function getQuote(projectId: string, id: string, sight: QuoteSight): Promise<Quote> {
  const found = await findQuote(projectId, id, sight);
  if (!found) throw noQuote();
  return found;
}

/** The same for a page: null where it is not there, or not theirs to see. */
export async function findQuote(projectId: string, id: string, sight: QuoteSight): Promise<Quote | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.quote.findFirst({
    where: { projectId, id, ...isSeen(sight) },
    include: { ...withLines, links: { where: { revokedAt: null }, select: { id: true, createdAt: true } } },
  });
  if (!row) return null;
  const { organizationId, number } = row;
  const [revisions, sites, wayBack, files] = await Promise.all([
    db.quote.findMany({ where: { organizationId, number, ...isSeen(sight) }, orderBy: { revision: "desc" } }),
    sitesOf(projectId, id),
    countWaysBack({ projectId, id }),
    query<{ sha256: string; bytes: number }>(
      sql`SELECT "sha256", length("bytes") AS "bytes" FROM "QuoteFile" WHERE "projectId" = ${projectId}::uuid AND "quoteId" = ${id}::uuid AND "kind" = 'pdf'`,
    ),
  ]);
  return {
    ...headOf(row),
    seller: row.seller,
    buyer: row.buyer,
    terms: row.terms,
    contract: wordOf(SERVICE_CONTRACTS, row.contract),
    priceBookId: row.priceBookId,
    priceBookName: row.priceBookName,
    discount: row.discount,
    taxRate: row.taxRate,
    ...moneyOf(row, sight),
    sites,
    wayBack,
    pdf: files[0] ?? null,
    isLogoInPdfOnly: row.isLogoInPdfOnly,
    links: sight.drafts ? row.links.map((link) => ({ id: link.id, createdAt: link.createdAt.toISOString() })) : [],
    revisions: revisions.map((each) => ({ id: each.id, revision: each.revision, state: headOf(each).state })),
  };
}

/** Every amount of a quote as decimal text, computed anew from its lines, which never change. */
function moneyOf(row: Stored, { margins }: QuoteSight): Pick<Quote, "lines" | "sum" | "margin"> {
  const lines = linesOf(row);
  const digits = digitsOf(wordOf(CURRENCIES, row.currency));
  const shown = (minor: bigint) => decimalText(minor, digits);
  const sum = sumOf(lines, row.discount);
  const margin = margins ? marginOf(lines, row.discount) : null;
  return {
    lines: lines.map(({ unitMinor, costMinor, ...line }, at) => {
      const net = sum.ofLines[at] ?? null;
      return {
        ...line,
        position: row.lines[at]?.position ?? at,
        unit: unitMinor === null ? null : shown(unitMinor),
        net: net === null ? null : shown(net),
        cost: margins && costMinor !== null ? shown(costMinor) : null,
      };
    }),
    sum: {
      gross: shown(sum.lines.reduce((total, each) => total + each, 0n)),
      discount: shown(sum.discounts.reduce((total, each) => total + each, 0n)),
      net: shown(sum.net),
      tax: sum.tax.map(({ rate, base, amount }) => ({ rate, base: shown(base), amount: shown(amount) })),
      total: shown(sum.total),
      unpriced: sum.unpriced,
      open: sum.open,
      savedIfFree: shown(sum.savedIfFree),
    },
    margin: margin && { cost: shown(margin.cost), amount: shown(margin.amount), unknown: margin.unknown },
  };
}

const sitesOf = (projectId: string, id: string) =>
  query<Quote["sites"][number]>(sql`
    SELECT "site", "sku", count(*)::int AS "quantity", count(*) FILTER (WHERE "mayBeFree")::int AS "mayBeFree" FROM "QuotePhone"
    WHERE "projectId" = ${projectId}::uuid AND "quoteId" = ${id}::uuid GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2`);
