import "server-only";
import type * as z from "zod";
import { CURRENCIES, type Currency, digitsOf, parseAmount } from "@/lib/domain/pricing/money";
import { amountProblemText } from "@/lib/domain/pricing/price-book-file";
import { quoteRefusal } from "@/lib/domain/pricing/quote-life";
import { type BookPrices, isSumInRange, linesFor, type QuoteLine, sumOf } from "@/lib/domain/pricing/quote-lines";
import { USUAL_TERMS } from "@/lib/domain/pricing/quote-texts";

import { definedOf } from "@/lib/domain/typed-object";
import { wordOf } from "@/lib/domain/words";
import { dayIn } from "@/lib/format/day";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { editQuoteInput, quoteInput } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { asJson, assignments, insertRow, type Row } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { freezePhones, orderLinesOf, phonesIn, type QuoteKey } from "@/lib/server/quotes/freeze-phones";
import { contractOf } from "@/lib/server/quotes/get-order-list";
import { pricesOf, type Where } from "@/lib/server/quotes/price-books";
import { headOf, linesOf, requireQuote } from "@/lib/server/quotes/read-quote";

/** What an audit record of a quote says, whoever wrote it. */
export const auditedQuote = ({ project, actorId, requestId }: Where, action: string, id: string) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  actorId,
  requestId,
  action,
  targetType: "Quote",
  targetId: id,
});

/** What a quote keeps of its project as it was: the edition of the rules, and what decides the way back. */
export const FROZEN_OF_PROJECT = { ruleSetVersion: true, direction: true, target: true, loads: true } as const;
type FrozenOfProject = Prisma.ProjectGetPayload<{ select: typeof FROZEN_OF_PROJECT }>;
export const frozenOf = ({ ruleSetVersion, direction, target, loads }: FrozenOfProject): Row => ({
  ruleSetVersion,
  conversion: asJson({ direction, target, loads }),
});

/** Writes a quote for a selection: its phones are copied, its lines take the prices of a book, and none is invented. */
export async function createQuote(who: Where, input: z.output<typeof quoteInput>): Promise<string> {
  const { project } = who;
  const details = await db.project.findUniqueOrThrow({
    where: { id: project.id },
    select: { ...FROZEN_OF_PROJECT, timeZone: true, customer: true, organization: { select: { name: true } } },
  });
  const contract = await contractOf(project.id);
  const book = input.priceBookId
    ? await bookOf(project.organizationId, input.priceBookId, input.currency, details.timeZone)
    : null;
  const { selection = { filter: {}, except: [] }, priceBookId, pilotNfr: isPilotNfr, ...given } = input;
  const id = newId();
  await inTransaction(async (tx) => {
    const quote: Row = {
      id,
      projectId: project.id,
      organizationId: project.organizationId,
      number: await nextNumber(tx, project.organizationId),
      revision: 1,
      ...given,
      seller: details.organization.name,
      buyer: details.customer.name,
      terms: USUAL_TERMS,
      priceBookId,
      priceBookName: book?.name ?? null,
      contract,
      isPilotNfr,
      selection: asJson(selection),
      phones: 0,
      ...frozenOf(details),
      timeZone: details.timeZone,
      createdById: who.actorId,
      updatedAt: new Date(),
    };
    await insertRow(tx, "Quote", quote);
    const counts = await freezePhones(tx, { projectId: project.id, id }, { selection, isPilotNfr });
    const lines = linesFor(orderLinesOf(counts, contract), book?.prices ?? null, input.taxRate);
    await writeLines(tx, { projectId: project.id, id }, lines);
    await setPhones(tx, { projectId: project.id, id }, phonesIn(counts));
    await tx.audit({ ...auditedQuote(who, "quote.create", id), after: { ...given, phones: phonesIn(counts) } });
  });
  return id;
}

const bookOf = (organizationId: string, id: string, currency: Currency, timeZone: string) =>
  pricesOf(organizationId, id, currency, dayIn(timeZone, new Date()));

/** Two quotes that are written at once get two numbers. */
async function nextNumber(tx: Tx, organizationId: string): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('quote number ' || $1, 0))`, [organizationId]);
  const { rows } = await tx.query<{ next: number }>(
    `SELECT coalesce(max("number"), 0) + 1 AS "next" FROM "Quote" WHERE "organizationId" = $1`,
    [organizationId],
  );
  return rows[0]?.next ?? 1;
}

export const setPhones = (tx: Tx, { projectId, id }: QuoteKey, phones: number) =>
  tx.query(`UPDATE "Quote" SET "phones" = $3 WHERE "projectId" = $1 AND "id" = $2`, [projectId, id, phones]);

/** Writes the lines of a draft in place of those it had. */
export async function writeLines(tx: Tx, { projectId, id }: QuoteKey, lines: readonly QuoteLine[]): Promise<void> {
  await tx.query(`DELETE FROM "QuoteLine" WHERE "projectId" = $1 AND "quoteId" = $2`, [projectId, id]);
  for (const [position, { unitMinor, costMinor, ...line }] of lines.entries())
    await insertRow(tx, "QuoteLine", {
      projectId,
      quoteId: id,
      position,
      ...line,
      unitMinor: unitMinor === null ? null : String(unitMinor),
      costMinor: costMinor === null ? null : String(costMinor),
    });
}

type Edit = { id: string; input: z.output<typeof editQuoteInput>; version: number };

/** Changes a draft; an issued quote is refused. */
export async function editQuote(who: Where, { id, input, version }: Edit): Promise<void> {
  const { project } = who;
  const before = await requireQuote(project.id, id);
  requireDraft(before);
  const { ownLines, priceBookId, ...texts } = definedOf(input);
  const currency = wordOf(CURRENCIES, before.currency);
  const taxRate = texts.taxRate ?? before.taxRate;
  const book = priceBookId ? await bookOf(project.organizationId, priceBookId, currency, before.timeZone) : null;
  const kept = linesOf(before);
  const ordered = kept.filter(({ sku }) => sku !== null);
  const lines = [
    ...(priceBookId === undefined ? ordered : ordered.map((line) => repriced(line, book?.prices ?? null))),
    ...(ownLines ? readOwnLines(ownLines, currency) : kept.filter(({ sku }) => sku === null)),
  ].map((line) => ({ ...line, taxRate }));
  requireRange(lines, texts.discount ?? before.discount);
  await inTransaction(async (tx) => {
    const priced: Row = priceBookId === undefined ? {} : { priceBookId, priceBookName: book?.name ?? null };
    const set: Row = { ...texts, ...priced, updatedAt: new Date() };
    await updateDraft(tx, { projectId: project.id, id }, version, set);
    await writeLines(tx, { projectId: project.id, id }, lines);
    await tx.audit({ ...auditedQuote(who, "quote.edit", id), after: definedOf(input) });
  });
}

const repriced = (line: QuoteLine, book: BookPrices | null): QuoteLine => {
  const price = line.sku === null ? undefined : book?.prices.get(line.sku);
  const discount = line.isNfr ? line.discount : price && book ? book.discount : 0;
  const costMinor = line.isNfr ? 0n : (price?.costMinor ?? null);
  return { ...line, unitMinor: price?.listMinor ?? null, costMinor, discount };
};

type OwnLines = NonNullable<z.output<typeof editQuoteInput>["ownLines"]>;

function readOwnLines(given: OwnLines, currency: Currency): QuoteLine[] {
  const errors: { path: string; message: string }[] = [];
  const digits = digitsOf(currency);
  const read = (text: string, path: string): bigint => {
    const amount = parseAmount(text, digits);
    if (amount.ok) return amount.minor;
    errors.push({ path, message: `“${text.slice(0, 40)}” ${amountProblemText(amount.problem, digits)}` });
    return 0n;
  };
  const lines = given.map(
    ({ kind, text, quantity, unit, cost, discount }, at): QuoteLine => ({
      kind,
      sku: null,
      text,
      quantity,
      unitMinor: read(unit, `ownLines.${at}.unit`),
      costMinor: cost === null || cost === "" ? null : read(cost, `ownLines.${at}.cost`),
      discount,
      taxRate: 0,
      mayBeFree: 0,
      isNfr: false,
      isOpen: false,
    }),
  );
  if (errors.length > 0) throw invalidFields(errors);
  return lines;
}

/** Refuses a quote whose amounts cannot be stored, before anything of it is. */
export function requireRange(lines: readonly QuoteLine[], discount: number): void {
  if (!isSumInRange(sumOf(lines, discount)))
    throw new AppError("invalid_input", "The sum is larger than what can be stored. Check quantities and prices.");
}

export function requireDraft(row: Parameters<typeof headOf>[0]): void {
  const { state } = headOf(row);
  if (state !== "draft") throw new AppError("conflict", quoteRefusal(state, "edit"));
}

/** The condition makes two at once safe: one wins, the other is told what happened. */
export async function updateDraft(tx: Tx, { projectId, id }: QuoteKey, version: number, set: Row): Promise<void> {
  const { rowCount } = await tx.query(
    `UPDATE "Quote" SET "version" = "version" + 1, ${assignments(set, 4)} WHERE "projectId" = $1 AND "id" = $2 AND "version" = $3 AND "state" = 'draft'`,
    [projectId, id, version, ...Object.values(set)],
  );
  if (rowCount !== 0) return;
  const { rows } = await tx.query<{ state: string }>(
    `SELECT "state" FROM "Quote" WHERE "projectId" = $1 AND "id" = $2`,
    [projectId, id],
  );
  if (rows[0]?.state === "draft" || rows.length === 0)
    throw new AppError("stale", "Somebody changed this quote meanwhile. Look at it again.");
  throw new AppError("conflict", "Somebody else issued this quote a moment ago. Nothing of yours was changed.");
}

export async function discardQuote(who: Where, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `DELETE FROM "Quote" WHERE "projectId" = $1 AND "id" = $2 AND "state" = 'draft'`,
      [who.project.id, id],
    );
    if (rowCount === 0) throw new AppError("conflict", quoteRefusal("issued", "discard"));
    await tx.audit(auditedQuote(who, "quote.discard", id));
  });
}
