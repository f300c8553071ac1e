import "server-only";
import { quoteRefusal } from "@/lib/domain/pricing/quote-life";
import { type BookPrices, linesFor } from "@/lib/domain/pricing/quote-lines";
import type { Selection } from "@/lib/schemas/batches";
import { db } from "@/lib/server/database/db";
import { asJson, fromJson, insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { freezePhones, orderLinesOf, phonesIn } from "@/lib/server/quotes/freeze-phones";
import { contractOf } from "@/lib/server/quotes/get-order-list";
import type { Where } from "@/lib/server/quotes/price-books";
import { linesOf, requireQuote } from "@/lib/server/quotes/read-quote";
import {
  auditedQuote,
  FROZEN_OF_PROJECT,
  frozenOf,
  requireDraft,
  setPhones,
  updateDraft,
  writeLines,
} from "@/lib/server/quotes/write-quote";

/** Counts the phones of a draft again, by the need and the rules of today; its prices stay, and its own lines. */
export async function refreshQuote(who: Where, id: string, version: number): Promise<void> {
  const { project } = who;
  const before = await requireQuote(project.id, id);
  requireDraft(before);
  const now = await nowOf(project.id);
  const lines = linesOf(before);
  const prices = await pricesFor(before);
  await inTransaction(async (tx) => {
    const key = { projectId: project.id, id };
    await updateDraft(tx, key, version, { ...now, updatedAt: new Date() });
    const counts = await freezePhones(tx, key, meantBy(before));
    const ordered = linesFor(orderLinesOf(counts, now.contract), prices, before.taxRate);
    await writeLines(tx, key, [...ordered, ...lines.filter(({ sku }) => sku === null)]);
    await setPhones(tx, key, phonesIn(counts));
    await tx.audit({ ...auditedQuote(who, "quote.refresh", id), after: { ...now, phones: phonesIn(counts) } });
  });
}

/** What a quote takes from today: the service contract, the edition of the rules, and what decides the way back. */
async function nowOf(projectId: string) {
  const [contract, project] = await Promise.all([
    contractOf(projectId),
    db.project.findUniqueOrThrow({ where: { id: projectId }, select: FROZEN_OF_PROJECT }),
  ]);
  return { contract, ...frozenOf(project) };
}

type StoredQuote = Awaited<ReturnType<typeof requireQuote>>;

export const meantBy = (row: Pick<StoredQuote, "selection" | "isPilotNfr">) => ({
  selection: fromJson<Selection>(row.selection),
  isPilotNfr: row.isPilotNfr,
});

/** The prices that stand in the lines, and for SKUs that are not among them those of the book they came from. */
async function pricesFor(row: StoredQuote): Promise<BookPrices> {
  const lines = linesOf(row).filter(({ sku, isNfr }) => sku !== null && !isNfr);
  const stored = row.priceBookId
    ? await db.price.findMany({ where: { organizationId: row.organizationId, priceBookId: row.priceBookId } })
    : [];
  const prices = new Map(stored.map(({ sku, listMinor, costMinor }) => [sku, { listMinor, costMinor }]));
  for (const { sku, unitMinor, costMinor } of lines)
    if (sku !== null && unitMinor !== null) prices.set(sku, { listMinor: unitMinor, costMinor });
  return { prices, discount: lines.find(({ unitMinor }) => unitMinor !== null)?.discount ?? 0 };
}

/** Makes the next revision as a draft, with what has moved since; this one is superseded, an acceptance of it withdrawn. */
export async function reviseQuote(who: Where, id: string, reason: string): Promise<string> {
  const { project } = who;
  const before = await requireQuote(project.id, id);
  const now = await nowOf(project.id);
  const prices = await pricesFor(before);
  const next = newId();
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ state: string; revision: number }>(
      `UPDATE "Quote" SET "state" = 'superseded', "version" = "version" + 1, "updatedAt" = now()
       WHERE "projectId" = $1 AND "id" = $2 AND "state" IN ('issued', 'accepted', 'declined') RETURNING "revision"`,
      [project.id, id],
    );
    if (rows.length === 0)
      throw new AppError("conflict", quoteRefusal(before.state === "draft" ? "draft" : "superseded", "revise"));
    const {
      lines,
      selection,
      answer: _,
      expiresAt: __,
      issuedAt: ___,
      issuedById: ____,
      createdAt: _____,
      conversion: ______,
      logoSha256: _______,
      isLogoInPdfOnly: ________,
      ...row
    } = before;
    const key = { projectId: project.id, id: next };
    await insertRow(tx, "Quote", {
      ...row,
      ...now,
      id: next,
      state: "draft",
      revision: before.revision + 1,
      selection: asJson(selection),
      version: 1,
      createdById: who.actorId,
      updatedAt: new Date(),
    });
    const counts = await freezePhones(tx, key, meantBy(before));
    const ordered = linesFor(orderLinesOf(counts, now.contract), prices, before.taxRate);
    await writeLines(tx, key, [...ordered, ...linesOf({ lines }).filter(({ sku }) => sku === null)]);
    await setPhones(tx, key, phonesIn(counts));
    await tx.audit({
      ...auditedQuote(who, "quote.revise", id),
      reason,
      before: { state: before.state, answer: before.answer },
      after: { state: "superseded", next },
    });
  });
  return next;
}
