import "server-only";
import type { QueryResultRow } from "pg";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import { type BatchablePhone, type BatchProposal, planBatches } from "@/lib/domain/planning/plan-batches";
import type { PlanBatchesInput } from "@/lib/schemas/batches";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";

type Options = Required<PlanBatchesInput>;

/** Batches that nobody has begun and nobody has made ready are planned anew; all others stay as they are. */
const isLoose = (projectId: string): Sql => sql`
  b."projectId" = ${projectId}::uuid AND b."state" = 'planned' AND NOT EXISTS (
    SELECT FROM "Phone" p WHERE p."projectId" = b."projectId" AND p."batchId" = b."id" AND p."state" <> 'not-started')`;

type PhoneRow = Omit<BatchablePhone, "loadFamily">;

type Ask = <Row extends object>(statement: Sql) => Promise<Row[]>;

async function propose(
  ask: Ask,
  projectId: string,
  options: Options,
): Promise<{ proposals: BatchProposal[]; phones: number; kept: number }> {
  const [rows, [kept]] = await Promise.all([
    ask<PhoneRow>(sql`
      SELECT p."id", p."mac", p."site", p."model" FROM "Phone" p
      WHERE p."projectId" = ${projectId}::uuid AND p."verdict" = 'eligible' AND p."state" = 'not-started'
        AND (p."batchId" IS NULL OR p."batchId" IN (SELECT b."id" FROM "Batch" b WHERE ${isLoose(projectId)}))
      ORDER BY p."mac"`),
    ask<{ count: string }>(
      sql`SELECT count(*) FROM "Batch" b WHERE b."projectId" = ${projectId}::uuid AND NOT (${isLoose(projectId)})`,
    ),
  ]);
  const phones = rows.flatMap((row): BatchablePhone[] => {
    const loadFamily = loadFamilyOf(row.model);
    return loadFamily ? [{ ...row, loadFamily }] : [];
  });
  // A pilot that ran, or is under way, has proved the concept: no second one.
  const hasPilot = await ask(sql`
    SELECT 1 FROM "Batch" b WHERE b."projectId" = ${projectId}::uuid AND b."kind" = 'pilot' AND b."state" <> 'cancelled' AND NOT (${isLoose(projectId)})`);
  const proposals = planBatches(phones, hasPilot.length > 0 ? { ...options, pilotSize: 0 } : options);
  return { proposals, phones: phones.length, kept: Number(kept?.count ?? 0) };
}

/** What applyBatches() would do. */
export async function proposeBatches(projectId: string, options: Options) {
  const { proposals, ...counts } = await propose(query, projectId, options);
  return {
    ...counts,
    proposals: proposals.map(({ phoneIds, ...proposal }) => ({ ...proposal, phones: phoneIds.length })),
  };
}

type Apply = { project: { id: string; organizationId: string }; options: Options; actorId: string; requestId: string };

/** Plans and stores in one go: loose batches are replaced, what has begun stays. */
export async function applyBatches({ project, options, actorId, requestId }: Apply) {
  const projectId = project.id;
  return inTransaction(async (tx) => {
    const inside: Ask = async <Row extends object>(statement: Sql) =>
      (await tx.query<Row & QueryResultRow>(statement.text, statement.values as unknown[])).rows;
    await lockInventory(tx, projectId); // from here on nobody imports, decides or plans
    const { proposals, phones, kept } = await propose(inside, projectId, options);
    const batches = proposals.map((proposal) => ({ ...proposal, id: newId() }));
    const loose = isLoose(projectId);
    const { rows } = await tx.query<{ id: string }>(
      `SELECT b."id" FROM "Batch" b WHERE ${loose.text} FOR UPDATE`,
      loose.values as unknown[],
    );
    const looseIds = rows.map(({ id }) => id);
    const start = await tx.query<{ next: number }>(
      `SELECT coalesce(max("order"), 0) + 1 AS "next" FROM "Batch" WHERE "projectId" = $1 AND "id" <> ALL($2::uuid[])`,
      [projectId, looseIds],
    );
    const first = start.rows[0]?.next ?? 1;
    const columns = ["projectId", "id", "kind", "order", "name", "site", "loadFamily", "reason", "updatedAt"];
    const now = new Date().toISOString();
    await copyInto(
      tx,
      "Batch",
      columns,
      batches.map(({ id, kind, name, site, loadFamily, reason }, index) =>
        copyLine([projectId, id, kind, first + index, name, site, loadFamily, reason, now]),
      ),
    );
    await tx.query(`CREATE TEMP TABLE "planned" ("batchId" uuid, "phoneId" uuid) ON COMMIT DROP`);
    function* lines() {
      for (const { id, phoneIds } of batches) for (const phoneId of phoneIds) yield copyLine([id, phoneId]);
    }
    await copyInto(tx, "planned", ["batchId", "phoneId"], lines());
    await tx.query(`ANALYZE "planned"`);
    // A phone that was begun or moved since it was read keeps its place: the conditions are asked again.
    await tx.query(
      `UPDATE "Phone" p SET "batchId" = n."batchId", "updatedAt" = now() FROM "planned" n
       WHERE p."projectId" = $1 AND p."id" = n."phoneId" AND p."state" = 'not-started' AND (p."batchId" IS NULL OR p."batchId" = ANY($2::uuid[]))`,
      [projectId, looseIds],
    );
    await tx.query(`UPDATE "Phone" SET "batchId" = NULL WHERE "projectId" = $1 AND "batchId" = ANY($2::uuid[])`, [
      projectId,
      looseIds,
    ]);
    await tx.query(`DELETE FROM "Batch" WHERE "projectId" = $1 AND "id" = ANY($2::uuid[])`, [projectId, looseIds]);
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "batch.apply-plan",
      targetType: "Project",
      targetId: projectId,
      after: { ...options, batches: batches.length, phones, replaced: looseIds.length },
    });
    tx.notify(projectId);
    return { created: batches.length, phones, kept };
  });
}
