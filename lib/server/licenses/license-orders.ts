import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { quoteNumber } from "@/lib/domain/pricing/quote-texts";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { definedOf } from "@/lib/domain/typed-object";
import type { editLicenseOrderInput, LicenseOrder, licenseOrderInput } from "@/lib/schemas/licenses";
import { assignments, insertRow, type Row } from "@/lib/server/database/rows";
import { empty, query, sql } from "@/lib/server/database/sql";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { audited, directionOf, lockLicenses, type Where } from "@/lib/server/licenses/needs";

type OrderRow = Omit<LicenseOrder, "quote" | "hasPak" | "left"> & {
  fulfilled: number;
  quoteId: string | null;
  number: number | null;
  revision: number | null;
  title: string | null;
};

/** Orders of a project, newest first; the PAK for those who may see it. */
export async function listLicenseOrders(projectId: string, role: Role, only?: string): Promise<LicenseOrder[]> {
  const rows = await query<OrderRow>(sql`
    SELECT o."id", o."sku", o."quantity", o."fulfilled", o."lost", o."pak", o."quoteId", o."orderedAt", o."deliveredAt", o."note", o."version",
      coalesce(u."name", 'Somebody who left') AS "by", q."number", q."revision", q."title",
      (SELECT count(*)::int FROM "License" l WHERE l."projectId" = o."projectId" AND l."orderId" = o."id" AND l."state" = 'in-process') AS "inProcess"
    FROM "LicenseOrder" o LEFT JOIN "User" u ON u."id" = o."createdById" LEFT JOIN "Quote" q ON q."projectId" = o."projectId" AND q."id" = o."quoteId"
    WHERE o."projectId" = ${projectId}::uuid ${only ? sql`AND o."id" = ${only}::uuid` : empty} ORDER BY o."createdAt" DESC, o."id"`);
  const seesPak = may(role, "pak.view");
  const seesQuotes = may(role, "quote.view");
  return rows.map(({ fulfilled, quoteId, number, revision, title, pak, note, ...row }) => ({
    ...row,
    held: fulfilled - row.inProcess,
    left: row.quantity - fulfilled - row.lost,
    pak: seesPak ? pak : null,
    hasPak: pak !== null,
    note: seesPak ? note : "", // what one writes down beside a key may name it
    quote:
      seesQuotes && quoteId !== null && number !== null
        ? {
            id: quoteId,
            number: `${quoteNumber(number)}${(revision ?? 1) > 1 ? `, revision ${revision}` : ""}`,
            title: title ?? "",
          }
        : null,
  }));
}

/** One order. Throws 404 when it is not there. */
export async function getLicenseOrder(projectId: string, id: string, role: Role): Promise<LicenseOrder> {
  const [order] = await listLicenseOrders(projectId, role, id);
  if (!order) throw gone();
  return order;
}

const gone = () => new AppError("not_found", "There is no such order of licences.");

/** Enters an order. Refused are licences of the other direction, and a quote that is no answer to what is ordered. */
export async function createLicenseOrder(who: Where, input: z.output<typeof licenseOrderInput>): Promise<string> {
  const projectId = who.project.id;
  const direction = await directionOf(projectId);
  if (LICENSE_SKUS.find(({ sku }) => sku === input.sku)?.direction !== direction)
    throw invalidFields([
      { path: "sku", message: "This licence is for the other direction: a phone of this project cannot use it." },
    ]);
  requireDates(input.orderedAt, input.deliveredAt);
  const id = newId();
  await inTransaction(async (tx) => {
    await requireQuote(tx, projectId, input.quoteId);
    await insertRow(tx, "LicenseOrder", {
      projectId,
      id,
      ...input,
      createdById: who.actorId,
      updatedAt: new Date(),
    });
    await tx.audit({
      ...audited(who, "license-order.create", "LicenseOrder", id),
      after: { ...input, pak: input.pak === null ? null : "entered" },
    });
    tx.notify(projectId);
  });
  return id;
}

function requireDates(orderedAt: string, deliveredAt: string | null): void {
  if (deliveredAt !== null && deliveredAt < orderedAt)
    throw invalidFields([{ path: "deliveredAt", message: "It was delivered before it was ordered." }]);
}

async function requireQuote(tx: Tx, projectId: string, quoteId: string | null | undefined): Promise<void> {
  if (!quoteId) return;
  const { rows } = await tx.query<{ state: string }>(
    `SELECT "state" FROM "Quote" WHERE "projectId" = $1 AND "id" = $2`,
    [projectId, quoteId],
  );
  const [quote] = rows;
  if (!quote) throw invalidFields([{ path: "quoteId", message: "There is no such quote in this project." }]);
  if (quote.state === "draft")
    throw invalidFields([{ path: "quoteId", message: "This quote is a draft. Order from one that was issued." }]);
}

type Edit = { id: string; input: z.output<typeof editLicenseOrderInput>; version: number };

/** Changes an order. Its quantity never falls below what was taken from it, whoever takes at the same moment. */
export async function editLicenseOrder(who: Where, { id, input, version }: Edit): Promise<void> {
  const projectId = who.project.id;
  const set: Row = { ...definedOf(input), updatedAt: new Date() };
  await inTransaction(async (tx) => {
    await lockLicenses(tx, projectId);
    const order = await lockOrder(tx, projectId, id);
    if (order.version !== version)
      throw new AppError("stale", "Somebody changed this order meanwhile. Look at it again.");
    requireDates(
      input.orderedAt ?? order.orderedAt,
      input.deliveredAt === undefined ? order.deliveredAt : input.deliveredAt,
    );
    const taken = order.fulfilled + order.lost;
    if (input.quantity !== undefined && input.quantity < taken)
      throw invalidFields([{ path: "quantity", message: `${taken} licences were taken from this order already.` }]);
    await requireQuote(tx, projectId, input.quoteId);
    await tx.query(
      `UPDATE "LicenseOrder" SET "version" = "version" + 1, ${assignments(set, 3)} WHERE "projectId" = $1 AND "id" = $2`,
      [projectId, id, ...Object.values(set)],
    );
    const { pak, ...shown } = definedOf(input);
    await tx.audit({
      ...audited(who, "license-order.edit", "LicenseOrder", id),
      before: { quantity: order.quantity, orderedAt: order.orderedAt, deliveredAt: order.deliveredAt },
      after: { ...shown, ...(pak === undefined ? {} : { pak: pak === null ? null : "entered" }) },
    });
    tx.notify(projectId);
  });
}

export type LockedOrder = {
  id: string;
  sku: string;
  quantity: number;
  fulfilled: number;
  lost: number;
  orderedAt: string;
  deliveredAt: string | null;
  version: number;
};

/** An order under its row's lock. */
export async function lockOrder(tx: Tx, projectId: string, id: string): Promise<LockedOrder> {
  const { rows } = await tx.query<LockedOrder>(
    `SELECT "id", "sku", "quantity", "fulfilled", "lost", "orderedAt", "deliveredAt", "version" FROM "LicenseOrder"
     WHERE "projectId" = $1 AND "id" = $2 FOR NO KEY UPDATE`,
    [projectId, id],
  );
  if (!rows[0]) throw gone();
  return rows[0];
}

/** Deletes an order that nothing was taken from. */
export async function deleteLicenseOrder(who: Where, id: string): Promise<void> {
  const projectId = who.project.id;
  await inTransaction(async (tx) => {
    await lockLicenses(tx, projectId);
    const { fulfilled, lost, sku, quantity } = await lockOrder(tx, projectId, id);
    if (fulfilled + lost > 0)
      throw new AppError(
        "conflict",
        `${fulfilled + lost} licences were taken from this order: it stays. Take back its portal sheets first, or change its quantity.`,
      );
    await tx.query(`DELETE FROM "LicenseOrder" WHERE "projectId" = $1 AND "id" = $2`, [projectId, id]);
    await tx.audit({ ...audited(who, "license-order.delete", "LicenseOrder", id), before: { sku, quantity } });
    tx.notify(projectId);
  });
}
