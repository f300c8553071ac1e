import "server-only";
import type { ImportCounts, InventoryImport } from "@/lib/schemas/imports";
import { audit } from "@/lib/server/audit";
import { db, pool } from "@/lib/server/db";
import { NO_COUNTS } from "@/lib/server/queries/imports";

/** Ends a running import as failed, with the reason people see; one that was cancelled or committed stays as it is. */
export async function failImport(
  projectId: string,
  id: string,
  problem: NonNullable<InventoryImport["problem"]>,
  counts: ImportCounts = NO_COUNTS,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { projectId, id, status: { in: ["queued", "running"] } },
      data: { status: "failed", finishedAt: new Date(), problem, counts },
    });
    if (count === 0) return;
    const { organizationId } = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    await audit(tx, {
      organizationId,
      projectId,
      actorId: null,
      requestId: null,
      action: "import.fail",
      targetType: "Import",
      targetId: id,
      after: problem,
    });
  });
}

type Orphan = { projectId: string; id: string };

/** Imports that wait for a job that is gone (a restored backup, a queue that was emptied) would wait for ever. */
export async function failOrphanedImports(): Promise<void> {
  const { rows } = await pool.query<Orphan>(
    `SELECT i."projectId", i."id" FROM "Import" i WHERE i."status" IN ('queued', 'running')
     AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'import ' || i."id"::text AND j.attempts < j.max_attempts)`,
  );
  for (const { projectId, id } of rows) {
    const detail = "The import was interrupted for good; nothing was stored. Start it again.";
    await failImport(projectId, id, { code: "interrupted", detail });
  }
}
