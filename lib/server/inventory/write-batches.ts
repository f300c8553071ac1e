import "server-only";
import type { SetBatchState } from "@/lib/domain/work/batch-life";
import type { Tx } from "@/lib/server/database/transaction";

/** What a person sets of a batch; what is left out stays. */
export type BatchChange = {
  name?: string | undefined;
  state?: SetBatchState | undefined;
  startsAt?: string | null | undefined;
  endsAt?: string | null | undefined;
  /** All people of the batch. */
  assigneeIds?: readonly string[] | undefined;
  /** Only to put it back: a batch that is named is one made by hand. */
  isByHand?: boolean | undefined;
};

/** A batch at a version. */
export type BatchAt = { id: string; version: number };

/** A change of a batch as it was at this version. */
export type VersionedChange = BatchChange & BatchAt;

/** Writes each change whose batch is still at its version; gives those, at their new version. A batch that was named is one made by hand. */
export async function writeBatches(tx: Tx, projectId: string, changes: readonly VersionedChange[]): Promise<BatchAt[]> {
  const { rows } = await tx.query<BatchAt>(
    `UPDATE "Batch" b SET "version" = b."version" + 1, "updatedAt" = now(),
       "name" = coalesce(c->>'name', b."name"), "isByHand" = coalesce((c->>'isByHand')::boolean, b."isByHand" OR c->>'name' IS NOT NULL), "state" = coalesce(c->>'state', b."state"),
       "startsAt" = CASE WHEN c ? 'startsAt' THEN (c->>'startsAt')::timestamptz ELSE b."startsAt" END,
       "endsAt" = CASE WHEN c ? 'endsAt' THEN (c->>'endsAt')::timestamptz ELSE b."endsAt" END
     FROM jsonb_array_elements($2::jsonb) c WHERE b."projectId" = $1 AND b."id" = (c->>'id')::uuid AND b."version" = (c->>'version')::int
     RETURNING b."id", b."version"`,
    [projectId, JSON.stringify(changes)],
  );
  const written = new Set(rows.map(({ id }) => id));
  const assigned = changes.filter(({ id, assigneeIds }) => assigneeIds && written.has(id));
  if (assigned.length > 0) await assign(tx, projectId, assigned);
  return rows;
}

async function assign(tx: Tx, projectId: string, changes: readonly VersionedChange[]): Promise<void> {
  const pairs = `SELECT (c->>'id')::uuid AS "batchId", u::uuid AS "userId" FROM jsonb_array_elements($2::jsonb) c CROSS JOIN jsonb_array_elements_text(c->'assigneeIds') u`;
  await tx.query(
    `WITH "pairs" AS (${pairs}) DELETE FROM "BatchAssignee" a WHERE a."projectId" = $1 AND a."batchId" = ANY($3::uuid[])
       AND NOT EXISTS (SELECT FROM "pairs" p WHERE p."batchId" = a."batchId" AND p."userId" = a."userId")`,
    [projectId, JSON.stringify(changes), changes.map(({ id }) => id)],
  );
  await tx.query(
    `INSERT INTO "BatchAssignee" ("projectId", "batchId", "userId") SELECT DISTINCT $1::uuid, "batchId", "userId" FROM (${pairs}) p JOIN "User" u ON u."id" = p."userId" ON CONFLICT DO NOTHING`,
    [projectId, JSON.stringify(changes)],
  );
}

/** What people had set of the batches that are about to be changed, for the fields that change; each at its present version. */
export async function snapshotOfEdit(
  tx: Tx,
  projectId: string,
  changes: readonly VersionedChange[],
): Promise<VersionedChange[]> {
  const { rows } = await tx.query<Required<VersionedChange>>(
    `SELECT b."id", b."version", b."name", b."state", b."startsAt", b."endsAt", b."isByHand",
       array(SELECT a."userId" FROM "BatchAssignee" a WHERE a."projectId" = $1 AND a."batchId" = b."id" ORDER BY 1) AS "assigneeIds"
     FROM "Batch" b WHERE b."projectId" = $1 AND b."id" = ANY($2::uuid[]) ORDER BY b."id" FOR UPDATE`,
    [projectId, changes.map(({ id }) => id)],
  );
  const changeOf = new Map(changes.map((change) => [change.id, change]));
  return rows.map(({ id, version, ...values }) => {
    const changed = Object.keys(changeOf.get(id) ?? {});
    if (changed.includes("name")) changed.push("isByHand");
    return { ...Object.fromEntries(Object.entries(values).filter(([key]) => changed.includes(key))), id, version };
  });
}

/**
 * Puts batches back to what was set before an edit, where nobody changed the batch since.
 * @param before as snapshotOfEdit() gave them
 * @returns the ids of those that were put back
 */
export async function revertBatches(tx: Tx, projectId: string, before: readonly VersionedChange[]): Promise<string[]> {
  const back = before.map((batch) => ({ ...batch, version: batch.version + 1 })); // the edit made the next version
  return (await writeBatches(tx, projectId, back)).map(({ id }) => id);
}
