import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { mostOf } from "@/lib/domain/licenses/pool";
import { plural } from "@/lib/format/text";
import type { Fulfilment, fulfilmentInput } from "@/lib/schemas/licenses";
import { insertRow } from "@/lib/server/database/rows";
import { empty, query, sql } from "@/lib/server/database/sql";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { lockOrder } from "@/lib/server/licenses/license-orders";
import {
  audited,
  directionOf,
  lockLicenses,
  phonesIn,
  runIn,
  type ScopeOfPhones,
  type Where,
  withLicense,
} from "@/lib/server/licenses/needs";

/** Portal sheets, newest first: who handed in which phones and when, and how far the portal is. */
export async function listFulfilments(projectId: string, role: Role, only?: string): Promise<Fulfilment[]> {
  const rows = await query<Fulfilment & { createdAt: Date; processedAt: Date | null }>(sql`
    SELECT f."id", f."orderId", o."sku", o."pak", f."state", f."scope", f."phones", f."createdAt", f."processedAt",
      coalesce(u."name", 'Somebody who left') AS "by", pu."name" AS "processedBy",
      (SELECT count(*)::int FROM "License" l WHERE l."projectId" = f."projectId" AND l."fulfilmentId" = f."id" AND l."state" = 'held') AS "held"
    FROM "Fulfilment" f JOIN "LicenseOrder" o ON o."projectId" = f."projectId" AND o."id" = f."orderId"
    LEFT JOIN "User" u ON u."id" = f."createdById" LEFT JOIN "User" pu ON pu."id" = f."processedById"
    WHERE f."projectId" = ${projectId}::uuid ${only ? sql`AND f."id" = ${only}::uuid` : empty} ORDER BY f."createdAt" DESC, f."id"`);
  const seesPak = may(role, "pak.view");
  return rows.map((row) => ({
    ...row,
    pak: seesPak ? row.pak : null,
    createdAt: row.createdAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
  }));
}

/** One portal sheet. Throws 404 when it is not there. */
export async function getFulfilment(projectId: string, id: string, role: Role): Promise<Fulfilment> {
  const [found] = await listFulfilments(projectId, role, id);
  if (!found) throw gone();
  return found;
}

const gone = () => new AppError("not_found", "There is no such portal sheet.");

/**
 * Hands phones in: those of a scope that need a licence of the order's SKU and have none, in the order of their addresses. More
 * than the order has left is refused with the numbers; a part of them is asked for by `quantity`.
 */
export async function createFulfilment(who: Where, input: z.output<typeof fulfilmentInput>): Promise<string> {
  const projectId = who.project.id;
  const direction = await directionOf(projectId);
  const { orderId, quantity, ...scope } = input;
  const id = newId();
  await inTransaction(async (tx) => {
    await lockLicenses(tx, projectId);
    const order = await lockOrder(tx, projectId, orderId);
    const words = await scopeInWords(tx, projectId, scope);
    const meant = sql`FROM ${withLicense(direction)} WHERE ${phonesIn(projectId, scope)} AND d."verdict" = 'eligible'
      AND d."licenseKind" = 'order' AND d."licenseSku" = ${order.sku} AND l."mac" IS NULL`;
    const counted = await runIn<{ count: number }>(tx, sql`SELECT count(*)::int AS "count" ${meant}`);
    const missing = counted.rows[0]?.count ?? 0;
    const phones = requireEnough(order, missing, quantity);
    await insertRow(tx, "Fulfilment", {
      projectId,
      id,
      orderId,
      scope: words,
      phones,
      createdById: who.actorId,
    });
    await runIn(
      tx,
      sql`INSERT INTO "License" ("projectId", "mac", "direction", "sku", "state", "orderId", "fulfilmentId")
        SELECT p."projectId", p."mac", ${direction}, ${order.sku}, 'in-process', ${orderId}::uuid, ${id}::uuid ${meant} ORDER BY p."mac" LIMIT ${phones}`,
    );
    await tx.audit({
      ...audited(who, "fulfilment.create", "Fulfilment", id),
      after: { orderId, sku: order.sku, scope: words, phones },
    });
    tx.notify(projectId);
  });
  return id;
}

type Order = { sku: string; quantity: number; fulfilled: number; lost: number };

/** How many phones are handed in; throws with the numbers when the order cannot give as many. */
function requireEnough(order: Order, missing: number, wanted: number | undefined): number {
  const left = order.quantity - order.fulfilled - order.lost;
  if (missing === 0)
    throw new AppError("conflict", `No phone here still needs ${order.sku}: what is needed is in hand or in process.`);
  if (left === 0)
    throw new AppError("conflict", "Nothing is left of this order. Choose another one, or order what is missing.");
  const asked = wanted ?? missing;
  if (asked > left)
    throw new AppError(
      "conflict",
      `${plural(asked, "phone")} would need a licence and the order has ${left} left. Hand in at most ${left}, or choose fewer phones.`,
    );
  return mostOf(asked, missing);
}

async function scopeInWords(tx: Tx, projectId: string, { batch, site }: ScopeOfPhones): Promise<string> {
  const atSite = site === undefined ? null : site === "none" ? "no site" : `site ${site}`;
  if (batch === undefined) return atSite ?? "all phones";
  if (batch === "none") return [atSite, "no batch"].filter(Boolean).join(", ");
  const { rows } = await tx.query<{ name: string }>(`SELECT "name" FROM "Batch" WHERE "projectId" = $1 AND "id" = $2`, [
    projectId,
    batch,
  ]);
  if (!rows[0]) throw new AppError("not_found", "There is no such batch in this project.");
  return [`batch ${rows[0].name}`, atSite].filter(Boolean).join(", ");
}

/** The portal shows Processed: who saw it and when. */
export async function markProcessed(who: Where, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE "Fulfilment" SET "state" = 'processed', "processedAt" = now(), "processedById" = $3 WHERE "projectId" = $1 AND "id" = $2 AND "state" = 'in-process'`,
      [who.project.id, id, who.actorId],
    );
    if (rowCount === 0) {
      await requireThere(tx, who.project.id, id);
      throw new AppError("conflict", "Somebody marked this sheet as Processed already.");
    }
    await tx.audit(audited(who, "fulfilment.processed", "Fulfilment", id));
    tx.notify(who.project.id);
  });
}

async function requireThere(tx: Tx, projectId: string, id: string): Promise<void> {
  const { rowCount } = await tx.query(`SELECT FROM "Fulfilment" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`, [
    projectId,
    id,
  ]);
  if (rowCount === 0) throw gone();
}

/** Takes a sheet back that was never submitted, or failed there: its licences are free again. One with files in hand stays. */
export async function takeBackFulfilment(who: Where, id: string): Promise<void> {
  const projectId = who.project.id;
  await inTransaction(async (tx) => {
    await lockLicenses(tx, projectId);
    await requireThere(tx, projectId, id);
    const { rows } = await tx.query<{ held: number }>(
      `SELECT count(*) FILTER (WHERE "state" = 'held')::int AS "held" FROM "License" WHERE "projectId" = $1 AND "fulfilmentId" = $2`,
      [projectId, id],
    );
    const held = rows[0]?.held ?? 0;
    if (held > 0)
      throw new AppError(
        "conflict",
        `${plural(held, "licence file")} of this sheet came in: it was submitted, and stays.`,
      );
    // What was lost meanwhile with its phone stays written down.
    await tx.query(
      `UPDATE "License" SET "fulfilmentId" = NULL WHERE "projectId" = $1 AND "fulfilmentId" = $2 AND "state" = 'lost'`,
      [projectId, id],
    );
    await tx.query(`DELETE FROM "License" WHERE "projectId" = $1 AND "fulfilmentId" = $2`, [projectId, id]);
    await tx.query(`DELETE FROM "Fulfilment" WHERE "projectId" = $1 AND "id" = $2`, [projectId, id]);
    await tx.audit(audited(who, "fulfilment.take-back", "Fulfilment", id));
    tx.notify(projectId);
  });
}
