import "server-only";
import type * as z from "zod";
import type { orderBatchesInput } from "@/lib/schemas/batches";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";

type Order = {
  project: { id: string; organizationId: string };
  input: z.output<typeof orderBatchesInput>;
  actorId: string;
  requestId: string;
};

/** Puts batches, as they are named, before another one or at the end; the order of all others stays. */
export async function orderBatches({ project, input, actorId, requestId }: Order): Promise<void> {
  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id); // a plan that runs numbers its batches after those that are there
    const { rows } = await tx.query<{ id: string }>(
      `SELECT "id" FROM "Batch" WHERE "projectId" = $1 ORDER BY "order", "id" FOR UPDATE`,
      [project.id],
    );
    const now = rows.map(({ id }) => id);
    const moved = [...new Set(input.ids)];
    if (moved.some((id) => !now.includes(id)) || (input.before !== null && !now.includes(input.before)))
      throw new AppError("conflict", "One of these batches is no longer there. Look at the list again.");
    const others = now.filter((id) => !moved.includes(id));
    const at = input.before === null ? -1 : others.indexOf(input.before);
    const next = at < 0 ? [...others, ...moved] : [...others.slice(0, at), ...moved, ...others.slice(at)];
    if (next.join() === now.join()) return;
    await tx.query(
      `UPDATE "Batch" b SET "order" = n."order", "updatedAt" = now() FROM unnest($2::uuid[]) WITH ORDINALITY n("id", "order")
       WHERE b."projectId" = $1 AND b."id" = n."id" AND b."order" <> n."order"`,
      [project.id, next],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "batch.order",
      targetType: "Batch",
      targetId: moved.length === 1 ? moved[0] : null,
      after: { batches: moved.length, ids: moved, before: input.before },
    });
    tx.notify(project.id);
  });
}
