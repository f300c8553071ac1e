import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import type { OnProgress } from "@/lib/server/inventory/in-parts";
import type { Change } from "@/lib/server/inventory/write-history";
import { placePhones } from "@/lib/server/inventory/write-work";

/** A batch as it was before it was taken away: enough to make it again, with its date and its people. */
export type BatchSnapshot = Record<string, unknown> & { id: string; name: string; assigneeIds: string[] };

/** The rows of batches with the people assigned to them, for the record of what is about to go. */
export async function snapshotBatches(
  tx: Tx,
  projectId: string,
  batchIds: readonly string[],
): Promise<BatchSnapshot[]> {
  const { rows } = await tx.query<{ batch: BatchSnapshot }>(
    `SELECT to_jsonb(b) || jsonb_build_object('assigneeIds', coalesce((SELECT jsonb_agg(a."userId") FROM "BatchAssignee" a WHERE a."projectId" = $1 AND a."batchId" = b."id"), '[]')) AS "batch"
     FROM "Batch" b WHERE b."projectId" = $1 AND b."id" = ANY($2::uuid[]) ORDER BY b."order"`,
    [projectId, batchIds],
  );
  return rows.map(({ batch }) => batch);
}

type Restored = {
  restored: number;
  left: { id: string; mac: string }[];
  /** Phones whose old batch is gone or cancelled. */
  withoutBatch: number;
  /** Batches that went, as they were, so that the undo can be undone. */
  removed: BatchSnapshot[];
};

type Undo = {
  /** The request whose placing is taken back. */
  undo: string;
  /** Batches that it took away. */
  taken: readonly BatchSnapshot[];
  /** Batches that it made; those that are empty afterwards go. */
  made: readonly string[];
};

/**
 * Takes back where one request put phones: batches that it took away are made again with their dates and people, phones go back
 * to where they were unless something was done on them or they were moved since, batches that it made go when they are empty.
 */
export async function restoreBatches(
  tx: Tx,
  { undo, taken, made }: Undo,
  change: Change,
  onProgress?: OnProgress,
): Promise<Restored> {
  const { projectId } = change;
  await remakeBatches(tx, projectId, taken);
  const rows = await whereTheyWere(tx, projectId, undo);
  const free = rows.filter(({ isHere, isUntouched }) => isHere && isUntouched);
  await onProgress?.(0, free.length);
  const restored = await placePhones(
    tx,
    free.map(({ phoneId, from }) => ({ phoneId, batchId: from })),
    change,
    "movable",
    onProgress,
  );
  const removed = await removeEmpty(tx, projectId, made);
  const withoutBatch = free.filter(({ wasIn, from: batchId }) => wasIn !== null && batchId === null).length;
  const left = rows
    .filter(({ isHere, isUntouched }) => !isHere || !isUntouched)
    .map(({ phoneId, mac }) => ({ id: phoneId, mac }));
  return { restored, left, withoutBatch, removed };
}

type Placed = {
  phoneId: string;
  mac: string;
  /** The batch that the request took the phone out of, and the same as long as it is there and not cancelled. */
  wasIn: string | null;
  from: string | null;
  isHere: boolean;
  isUntouched: boolean;
};

/** Every phone that the request placed. They stand in a table that the planner knows: joined as a guess of few, a plan of 20,000 takes minutes. */
async function whereTheyWere(tx: Tx, projectId: string, undo: string): Promise<Placed[]> {
  await tx.query(`CREATE TEMP TABLE "were" ("phoneId" uuid, "from" uuid, "to" uuid) ON COMMIT DROP`);
  await tx.query(
    `INSERT INTO "were" SELECT "phoneId", (array_agg("changes"->'batchId'->>0 ORDER BY "seq"))[1]::uuid, (array_agg("changes"->'batchId'->>1 ORDER BY "seq" DESC))[1]::uuid
     FROM "PhoneChange" WHERE "projectId" = $1 AND "requestId" = $2 AND "changes" ? 'batchId' GROUP BY 1`,
    [projectId, undo],
  );
  await tx.query(`ANALYZE "were"`);
  const { rows } = await tx.query<Placed>(
    `SELECT c."phoneId", p."mac", c."from" AS "wasIn", b."id" AS "from", w."batchId" IS NOT DISTINCT FROM c."to" AS "isHere",
       w."phoneId" IS NULL OR (w."begunAt" IS NULL AND w."state" IN ('not-started', 'on-hold', 'failed')) AS "isUntouched"
     FROM "were" c JOIN "Phone" p ON p."projectId" = $1 AND p."id" = c."phoneId" AND p."withdrawnAt" IS NULL
     LEFT JOIN "PhoneWork" w ON w."projectId" = $1 AND w."phoneId" = c."phoneId"
     LEFT JOIN "Batch" b ON b."projectId" = $1 AND b."id" = c."from" AND b."state" <> 'cancelled'`,
    [projectId],
  );
  return rows;
}

async function removeEmpty(tx: Tx, projectId: string, made: readonly string[]): Promise<BatchSnapshot[]> {
  if (made.length === 0) return [];
  const { rows } = await tx.query<{ id: string }>(
    `SELECT b."id" FROM "Batch" b WHERE b."projectId" = $1 AND b."id" = ANY($2::uuid[])
       AND NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."batchId" = b."id")
       AND NOT EXISTS (SELECT FROM "StepEvent" e WHERE e."projectId" = $1 AND e."batchId" = b."id") FOR UPDATE`,
    [projectId, made],
  );
  const ids = rows.map(({ id }) => id);
  const removed = await snapshotBatches(tx, projectId, ids);
  await tx.query(`DELETE FROM "Batch" WHERE "projectId" = $1 AND "id" = ANY($2::uuid[])`, [projectId, ids]);
  return removed;
}

async function remakeBatches(tx: Tx, projectId: string, taken: readonly BatchSnapshot[]): Promise<void> {
  if (taken.length === 0) return;
  await tx.query(
    `INSERT INTO "Batch" SELECT (jsonb_populate_record(NULL::"Batch", b)).* FROM jsonb_array_elements($1::jsonb) b ON CONFLICT DO NOTHING`,
    [JSON.stringify(taken)],
  );
  await tx.query(
    `INSERT INTO "BatchAssignee" ("projectId", "batchId", "userId")
     SELECT $1, (b->>'id')::uuid, u."id" FROM jsonb_array_elements($2::jsonb) b CROSS JOIN jsonb_array_elements_text(b->'assigneeIds') a
     JOIN "User" u ON u."id" = a::uuid ON CONFLICT DO NOTHING`,
    [projectId, JSON.stringify(taken)],
  );
}
