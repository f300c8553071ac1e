import "server-only";
import {
  type NeededLicenses,
  type OrderLine,
  orderListOf,
  type ServiceContract,
} from "@/lib/domain/pricing/order-list";
import { supportSkuFor } from "@/lib/domain/rules/licensing/support-skus";
import type { Selection } from "@/lib/schemas/batches";
import { type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { whereSelected } from "@/lib/server/inventory/phone-filter";
import { readSelection } from "@/lib/server/inventory/read-search";
import { isPilotSql } from "@/lib/server/quotes/count-needs";

export type QuoteKey = { projectId: string; id: string };
export type Meant = { selection: Selection; isPilotNfr: boolean };

/** A statement that was composed, in a transaction. */
export const runIn = <Row extends object>(tx: Tx, statement: Sql) =>
  tx.query<Row>(statement.text, [...statement.values]);

/** SQL: the phones of a selection that need a licence to be ordered, as a quote holds them. */
export async function neededNow(projectId: string, { selection, isPilotNfr }: Meant, tx?: Tx): Promise<Sql> {
  const scope = { projectId, onlyAssignedTo: null };
  const where = whereSelected(scope, await readSelection(scope, selection, tx));
  const isNfr = isPilotNfr ? isPilotSql(projectId) : sql`false`;
  return sql`
    SELECT p."mac", p."id" AS "phoneId", d."licenseSku" AS "sku", ${isNfr} AS "isNfr", d."mayBeFree", p."pid", p."model", p."vid", p."serial", p."site", p."floor", p."soldAs", p."version"
    FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    WHERE ${where} AND p."withdrawnAt" IS NULL AND d."licenseKind" = 'order' AND d."licenseSku" IS NOT NULL`;
}

/** Copies the phones that a quote means, in place of those it had, and counts them by need. */
export async function freezePhones(tx: Tx, { projectId, id }: QuoteKey, meant: Meant): Promise<FrozenCount[]> {
  await tx.query(`DELETE FROM "QuotePhone" WHERE "projectId" = $1 AND "quoteId" = $2`, [projectId, id]);
  const needed = await neededNow(projectId, meant, tx);
  // Counted as they are written, without a second look at every row; in the order of the key, whose index then grows at its end.
  const { rows } = await runIn<FrozenCount>(
    tx,
    sql`WITH "frozen" AS (
        INSERT INTO "QuotePhone" ("projectId", "quoteId", "mac", "phoneId", "sku", "isNfr", "mayBeFree", "pid", "model", "vid", "serial", "site", "floor", "soldAs", "version")
        SELECT ${projectId}::uuid, ${id}::uuid, n.* FROM (${needed}) n ORDER BY n."mac"
        RETURNING "sku", "isNfr", "mayBeFree")
      SELECT "sku", "isNfr", "mayBeFree", count(*)::int AS "count" FROM "frozen" GROUP BY 1, 2, 3`,
  );
  return rows;
}

export type FrozenCount = { sku: string; isNfr: boolean; mayBeFree: boolean; count: number };

/** The order lines of phones that were counted; which of them are not for resale was settled when they were. */
export function orderLinesOf(counts: readonly FrozenCount[], contract: ServiceContract): OrderLine[] {
  const needed = counts.map(
    ({ sku, isNfr, mayBeFree, count }): NeededLicenses => ({
      kind: "order",
      sku,
      supportSku: supportSkuFor(sku),
      mayBeFree,
      ruleId: "",
      text: "",
      isPilot: isNfr,
      count,
    }),
  );
  return orderListOf(needed, { contract, isPilotNfr: true }).lines;
}

export const phonesIn = (counts: readonly FrozenCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);
