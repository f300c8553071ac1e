import "server-only";
import type { BatchCounts } from "@/lib/domain/work/batch-life";
import { query, sql } from "@/lib/server/database/sql";

/** How many phones of a batch are how far. `stale`: cannot be converted as they stand, and are not verified. */
export type BatchProgress = BatchCounts & { started: number; moved: number; failed: number; stale: number };

export const NO_PROGRESS: BatchProgress = {
  phones: 0,
  begun: 0,
  verified: 0,
  started: 0,
  moved: 0,
  failed: 0,
  stale: 0,
};

/** The progress of every batch of a project that has phones, or of one batch. */
export async function countBatches(
  projectId: string,
  batchId: string | null = null,
): Promise<Map<string, BatchProgress>> {
  const only = batchId === null ? sql`w."batchId" IS NOT NULL` : sql`w."batchId" = ${batchId}::uuid`;
  const [counts, stale] = await Promise.all([
    query<Omit<BatchProgress, "stale"> & { batchId: string }>(sql`
      SELECT w."batchId", count(*)::int AS "phones", count(w."begunAt")::int AS "begun",
        count(*) FILTER (WHERE w."state" <> 'not-started')::int AS "started", count(*) FILTER (WHERE w."state" = 'moved')::int AS "moved",
        count(*) FILTER (WHERE w."state" = 'failed')::int AS "failed", count(*) FILTER (WHERE w."state" = 'verified')::int AS "verified"
      FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND ${only} GROUP BY 1`),
    query<{ batchId: string; stale: number }>(sql`
      SELECT w."batchId", count(*)::int AS "stale" FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
      WHERE w."projectId" = ${projectId}::uuid AND ${only} AND p."verdict" <> 'eligible' AND w."state" <> 'verified' GROUP BY 1`),
  ]);
  const staleOf = new Map(stale.map((row) => [row.batchId, row.stale]));
  return new Map(counts.map(({ batchId: id, ...row }) => [id, { ...row, stale: staleOf.get(id) ?? 0 }]));
}
