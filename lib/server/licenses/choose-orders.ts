import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";

type Open = { id: string; sku: string; left: number };

/**
 * Says of every licence that is taken in from which order it comes. One that a portal sheet named has its order. Else it is the
 * order that a person chose, or the only one of its SKU with licences left; where that is not clear it stays unknown, and says so.
 * What a case brought comes from no order.
 */
export async function chooseOrders(tx: Tx, projectId: string, chosen: string | undefined): Promise<void> {
  const { rows } = await tx.query<Open>(
    `SELECT "id", "sku", "quantity" - "fulfilled" - "lost" AS "left" FROM "LicenseOrder" WHERE "projectId" = $1 ORDER BY "id" FOR NO KEY UPDATE`,
    [projectId],
  );
  if (chosen && !rows.some(({ id }) => id === chosen))
    throw new AppError("invalid_input", "There is no such order of licences in this project.");
  for (const { id, left } of ordersToUse(rows, chosen))
    await tx.query(
      `UPDATE "entry" e SET "orderId" = $2 FROM (
         SELECT e."number" FROM "entry" e JOIN "LicenseOrder" o ON o."projectId" = $1 AND o."id" = $2 AND o."sku" = e."sku"
         WHERE e."outcome" = 'assigned' AND e."kind" <> 'glo-case'
           AND NOT EXISTS (SELECT FROM "License" l WHERE l."projectId" = $1 AND l."mac" = e."mac" AND l."orderId" IS NOT NULL)
         ORDER BY e."mac" LIMIT $3) n
       WHERE n."number" = e."number"`,
      [projectId, id, left],
    );
  await tx.query(
    `UPDATE "entry" e SET "remark" = coalesce(e."remark", 'no-order')
     WHERE e."outcome" = 'assigned' AND e."orderId" IS NULL AND e."kind" <> 'glo-case'
       AND NOT EXISTS (SELECT FROM "License" l WHERE l."projectId" = $1 AND l."mac" = e."mac" AND l."orderId" IS NOT NULL)`,
    [projectId],
  );
}

/** For each SKU the chosen order, or the only one with licences left. */
function ordersToUse(orders: readonly Open[], chosen: string | undefined): Open[] {
  const open = orders.filter(({ left }) => left > 0);
  return open.filter(({ id, sku }) => {
    const ofSku = open.filter((other) => other.sku === sku);
    const isNamed = ofSku.some((other) => other.id === chosen);
    return isNamed ? id === chosen : ofSku.length === 1;
  });
}
