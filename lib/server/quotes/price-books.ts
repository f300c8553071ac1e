import "server-only";
import type * as z from "zod";
import { CURRENCIES, type Currency, decimalText, digitsOf } from "@/lib/domain/pricing/money";
import { PRICE_COLUMNS, PRICED_SKUS, readPrices } from "@/lib/domain/pricing/price-book-file";
import type { BookPrices } from "@/lib/domain/pricing/quote-lines";
import { definedOf, keysOf } from "@/lib/domain/typed-object";
import { wordOf } from "@/lib/domain/words";
import { BOM, csvLine } from "@/lib/format/csv";
import type { editPriceBookInput, PriceBook, priceBookInput } from "@/lib/schemas/price-books";
import { db } from "@/lib/server/database/db";
import { assignments, insertRow, type Row } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";

/** Price books belong to the organisation; the project is where somebody acts from. */
export type Where = { project: { id: string; organizationId: string }; actorId: string; requestId: string };

const noBook = () => new AppError("not_found", "There is no such price book.");

export async function listPriceBooks(organizationId: string, id?: string): Promise<PriceBook[]> {
  const rows = await db.priceBook.findMany({
    where: { organizationId, ...(id ? { id } : {}) },
    include: { prices: { orderBy: { sku: "asc" } } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ id: bookId, name, validFrom, validUntil, discount, version, prices, ...row }) => {
    const currency = wordOf(CURRENCIES, row.currency);
    const shown = (minor: bigint) => decimalText(minor, digitsOf(currency));
    return {
      id: bookId,
      name,
      currency,
      validFrom,
      validUntil,
      discount,
      version,
      prices: prices.map(({ sku, listMinor, costMinor }) => ({
        sku,
        list: shown(listMinor),
        cost: costMinor === null ? null : shown(costMinor),
      })),
    };
  });
}

export async function getPriceBook(organizationId: string, id: string): Promise<PriceBook> {
  const [book] = await listPriceBooks(organizationId, id);
  if (!book) throw noBook();
  return book;
}

/** What a quote takes from a book: refused where it is of another currency, or not valid on the day. */
export async function pricesOf(organizationId: string, id: string, currency: Currency, day: string) {
  const book = await getPriceBook(organizationId, id);
  const refuse = (message: string) => invalidFields([{ path: "priceBookId", message }]);
  if (book.currency !== currency)
    throw refuse(`“${book.name}” is in ${book.currency}, the quote in ${currency}. Choose a book in ${currency}.`);
  if (day < book.validFrom || (book.validUntil !== null && day > book.validUntil))
    throw refuse(
      `“${book.name}” is not valid today: from ${book.validFrom}${book.validUntil ? ` to ${book.validUntil}` : ""}.`,
    );
  return { name: book.name, prices: await pricesIn(organizationId, id, book.discount) };
}

/** The prices of a book as lines take them. */
export async function pricesIn(organizationId: string, id: string, discount: number): Promise<BookPrices> {
  const rows = await db.price.findMany({ where: { organizationId, priceBookId: id } });
  return { discount, prices: new Map(rows.map(({ sku, listMinor, costMinor }) => [sku, { listMinor, costMinor }])) };
}

const audited = ({ project, actorId, requestId }: Where, action: string, id: string) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  actorId,
  requestId,
  action,
  targetType: "PriceBook",
  targetId: id,
});

export async function createPriceBook(who: Where, input: z.output<typeof priceBookInput>): Promise<PriceBook> {
  const id = newId();
  const { organizationId } = who.project;
  await inTransaction(async (tx) => {
    await requireFreeName(tx, organizationId, id, input.name);
    const book: Row = { id, organizationId, ...input, createdById: who.actorId, updatedAt: new Date() };
    await insertRow(tx, "PriceBook", book);
    await tx.audit({ ...audited(who, "price-book.create", id), after: input });
  });
  return getPriceBook(organizationId, id);
}

async function requireFreeName(tx: Tx, organizationId: string, id: string, name: string): Promise<void> {
  const { rowCount } = await tx.query(
    `SELECT FROM "PriceBook" WHERE "organizationId" = $1 AND "name" = $2 AND "id" <> $3`,
    [organizationId, name, id],
  );
  if (rowCount !== 0) throw invalidFields([{ path: "name", message: "There is a price book of this name already." }]);
}

type Edit = { id: string; input: z.output<typeof editPriceBookInput>; version: number };

export async function editPriceBook(who: Where, { id, input, version }: Edit): Promise<PriceBook> {
  const { organizationId } = who.project;
  const before = await getPriceBook(organizationId, id);
  const { validFrom, validUntil } = { ...before, ...definedOf(input) };
  if (validUntil !== null && validUntil < validFrom)
    throw invalidFields([{ path: "validUntil", message: "The last day is before the first." }]);
  await inTransaction(async (tx) => {
    if (input.name) await requireFreeName(tx, organizationId, id, input.name);
    const set: Row = { ...definedOf(input), updatedAt: new Date() };
    const { rowCount } = await tx.query(
      `UPDATE "PriceBook" SET "version" = "version" + 1, ${assignments(set, 4)} WHERE "organizationId" = $1 AND "id" = $2 AND "version" = $3`,
      [organizationId, id, version, ...Object.values(set)],
    );
    if (rowCount === 0) throw new AppError("stale", "Somebody changed this price book meanwhile. Look at it again.");
    const fields = keysOf(definedOf(input));
    await tx.audit({
      ...audited(who, "price-book.edit", id),
      before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      after: definedOf(input),
    });
  });
  return getPriceBook(organizationId, id);
}

export async function deletePriceBook(who: Where, id: string): Promise<void> {
  const { organizationId } = who.project;
  const before = await getPriceBook(organizationId, id);
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(`DELETE FROM "PriceBook" WHERE "organizationId" = $1 AND "id" = $2`, [
      organizationId,
      id,
    ]);
    if (rowCount === 0) throw noBook();
    await tx.audit({ ...audited(who, "price-book.delete", id), before });
  });
}

/** Replaces the prices of a book by those of a file: all of them, or none and every error by its line. */
export async function replacePrices(who: Where, id: string, csv: string) {
  const { organizationId } = who.project;
  const before = await getPriceBook(organizationId, id);
  const read = readPrices(csv, before.currency);
  if (!read.ok)
    throw new AppError("invalid_input", "The file was not taken: nothing was changed. Correct these lines.", {
      errors: read.problems.map(({ line, column, value, message }) => ({
        path: "csv",
        line,
        ...(column ? { column } : {}),
        value,
        message,
      })),
    });
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE "PriceBook" SET "version" = "version" + 1, "updatedAt" = now() WHERE "organizationId" = $1 AND "id" = $2`,
      [organizationId, id],
    );
    if (rowCount === 0) throw noBook();
    await tx.query(`DELETE FROM "Price" WHERE "organizationId" = $1 AND "priceBookId" = $2`, [organizationId, id]);
    for (const { sku, listMinor, costMinor } of read.prices)
      await insertRow(tx, "Price", {
        organizationId,
        priceBookId: id,
        sku,
        listMinor: String(listMinor),
        costMinor: costMinor === null ? null : String(costMinor),
      });
    const digits = digitsOf(before.currency);
    await tx.audit({
      ...audited(who, "price-book.prices", id),
      before: { prices: before.prices },
      after: {
        prices: read.prices.map(({ sku, listMinor, costMinor }) => ({
          sku,
          list: decimalText(listMinor, digits),
          cost: costMinor === null ? null : decimalText(costMinor, digits),
        })),
      },
    });
  });
  return { prices: read.prices.length, ignored: read.ignored, unpriced: read.unpriced };
}

/** The prices as the file that can be read again: every SKU there is, so that what is missing can be filled in. */
export async function exportPrices(organizationId: string, id: string): Promise<Response> {
  const { name, currency, prices } = await getPriceBook(organizationId, id);
  const rows = PRICED_SKUS.map((sku) => {
    const price = prices.find((each) => each.sku === sku);
    return [sku, price?.list ?? "", price?.cost ?? "", currency];
  });
  const text = BOM + [[...PRICE_COLUMNS], ...rows].map(csvLine).join("");
  return csvDownload(`${name.replace(/[\\/:*?"<>|]+/g, "-")} prices.csv`, one(text));
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}
