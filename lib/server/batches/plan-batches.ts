import "server-only";
import type { BatchPlan, PlanResult } from "@/lib/schemas/batches";
import { type DatedPlacement, type PlanOptions, propose } from "@/lib/server/batches/propose-batches";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import { pool } from "@/lib/server/database/db";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { snapshotBatches } from "@/lib/server/inventory/restore-batches";
import { type Placing, placePhones } from "@/lib/server/inventory/write-work";
import type { JobHooks } from "@/lib/server/jobs/long-jobs";

/** What applyBatches() would do. */
export async function proposeBatches(projectId: string, options: PlanOptions): Promise<BatchPlan> {
  const { placements, phones, kept, replaceable, remarks } = await propose(pool, projectId, options);
  const proposals = placements.map(({ phoneIds, ...proposal }) => ({ ...proposal, phones: phoneIds.length }));
  return { mode: options.mode, proposals, phones, kept, replaceable, remarks };
}

export type Apply = {
  project: { id: string; organizationId: string };
  options: PlanOptions;
  actorId: string;
  requestId: string;
  job?: JobHooks;
};

/**
 * Plans and stores in one go. By default only phones that are in no batch are placed; making planned batches again takes away
 * those that nobody dated, assigned, named or filled, and those that were named one by one. It can be undone.
 */
export async function applyBatches({ project, options, actorId, requestId, job }: Apply): Promise<PlanResult> {
  const projectId = project.id;
  return inTransaction(async (tx) => {
    await lockInventory(tx, projectId); // from here on nobody imports, edits, decides or plans
    const { placements, phones, kept, replaced } = await propose(tx, projectId, options);
    await job?.onProgress(0, phones);
    await lockBatches(tx, projectId, [...replaced, ...placements.flatMap(({ batchId }) => batchId ?? [])]);
    const before = await snapshotBatches(tx, projectId, replaced);
    const created = await createBatches(tx, projectId, placements);
    const reason =
      options.mode === "replan" ? "Planned batches were made again." : "Phones without a batch were planned.";
    const change = { projectId, kind: "batch", reason, actorId, requestId } as const;
    function* placings(): Generator<Placing> {
      for (const [index, { phoneIds, batchId }] of placements.entries())
        for (const phoneId of phoneIds) yield { phoneId, batchId: batchId ?? created.get(index) ?? null };
    }
    const placed = await placePhones(tx, placings(), change, "untouched", job?.onProgress);
    await takeOut(tx, replaced, change);
    const gone = await deleteEmpty(tx, projectId, replaced);
    await job?.onProgress(placed, phones);
    const filled = placements.length - created.size;
    const result = {
      requestId,
      created: created.size,
      filled,
      replaced: gone.size,
      phones: placed,
      kept: kept + replaced.length - gone.size,
    };
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "batch.apply-plan",
      targetType: "Project",
      targetId: projectId,
      before: { batches: before.filter(({ id }) => gone.has(id)) },
      after: { ...options, ...result, createdIds: [...created.values()] },
      reason,
    });
    await job?.onFinish(tx, result);
    return result;
  }, job?.policy);
}

const lockBatches = (tx: Tx, projectId: string, ids: readonly string[]) =>
  tx.query(`SELECT FROM "Batch" WHERE "projectId" = $1 AND "id" = ANY($2::uuid[]) ORDER BY "id" FOR UPDATE`, [
    projectId,
    ids,
  ]);

/** Phones of batches that go and that the plan does not place, because they are no longer eligible, are free. */
async function takeOut(tx: Tx, batchIds: readonly string[], change: Parameters<typeof placePhones>[2]): Promise<void> {
  if (batchIds.length === 0) return;
  const { rows } = await tx.query<{ phoneId: string }>(
    `SELECT "phoneId" FROM "PhoneWork" WHERE "projectId" = $1 AND "batchId" = ANY($2::uuid[])`,
    [change.projectId, batchIds],
  );
  await placePhones(
    tx,
    rows.map(({ phoneId }) => ({ phoneId, batchId: null })),
    change,
    "untouched",
  );
}

/** A batch in which work began since the plan was made keeps those phones and stays; gives those that went. */
async function deleteEmpty(tx: Tx, projectId: string, batchIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `DELETE FROM "Batch" b WHERE b."projectId" = $1 AND b."id" = ANY($2::uuid[])
       AND NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."batchId" = b."id") RETURNING b."id"`,
    [projectId, batchIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** New batches, at the end of the order; gives their ids by the position of the placement. */
async function createBatches(
  tx: Tx,
  projectId: string,
  placements: readonly DatedPlacement[],
): Promise<Map<number, string>> {
  const { rows } = await tx.query<{ next: number }>(
    `SELECT coalesce(max("order"), 0) + 1 AS "next" FROM "Batch" WHERE "projectId" = $1`,
    [projectId],
  );
  const first = rows[0]?.next ?? 1;
  const ids = new Map<number, string>();
  for (const [index, { batchId }] of placements.entries()) if (batchId === null) ids.set(index, newId());
  const columns = [
    "projectId",
    "id",
    "kind",
    "order",
    "name",
    "site",
    "loadFamily",
    "reason",
    "startsAt",
    "endsAt",
    "updatedAt",
  ];
  const now = new Date().toISOString();
  function* lines() {
    let order = first;
    for (const [index, { kind, name, site, loadFamily, reason, startsAt, endsAt }] of placements.entries()) {
      const id = ids.get(index);
      if (id) yield copyLine([projectId, id, kind, order++, name, site, loadFamily, reason, startsAt, endsAt, now]);
    }
  }
  await copyInto(tx, "Batch", columns, lines());
  return ids;
}
