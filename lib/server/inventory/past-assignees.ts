import "server-only";
import type { Tx } from "@/lib/server/database/transaction";

/** A batch that was this person's once. */
export type PastBatch = { batchId: string; userId: string; projectId: string; organizationId: string };

/**
 * Which of these phones were in batches that were ever assigned to these people: what they did there is theirs to bring, late as
 * it may be. The latest of those batches comes last.
 */
export async function pastPlaces(
  tx: Tx,
  phoneIds: readonly string[],
  userIds: readonly string[],
): Promise<readonly (PastBatch & { phoneId: string })[]> {
  if (phoneIds.length === 0) return [];
  const { rows } = await tx.query<PastBatch & { phoneId: string }>({
    name: "past places",
    text: `SELECT c."phoneId", a."batchId", a."userId", a."projectId", r."organizationId"
      FROM "PastAssignee" a JOIN "Project" r ON r."id" = a."projectId" JOIN "PhoneChange" c ON c."projectId" = a."projectId"
        AND c."phoneId" = ANY($1::uuid[]) AND c."changes" -> 'batchId' ?| ARRAY[(a."batchId")::text]
      WHERE a."userId" = ANY($2::uuid[]) ORDER BY c."seq"`,
    values: [phoneIds, userIds],
  });
  return rows;
}

/** Which of these batches, there or gone, were ever assigned to these people. */
export async function pastBatches(
  tx: Tx,
  batchIds: readonly string[],
  userIds: readonly string[],
): Promise<readonly PastBatch[]> {
  if (batchIds.length === 0) return [];
  const { rows } = await tx.query<PastBatch>({
    name: "past batches",
    text: `SELECT a."batchId", a."userId", a."projectId", r."organizationId" FROM "PastAssignee" a JOIN "Project" r ON r."id" = a."projectId"
      WHERE a."batchId" = ANY($1::uuid[]) AND a."userId" = ANY($2::uuid[])`,
    values: [batchIds, userIds],
  });
  return rows;
}
