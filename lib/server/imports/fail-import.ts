import "server-only";
import { importStatusesBefore } from "@/lib/domain/inventory-file/import-life";
import type { ImportCounts, InventoryImport } from "@/lib/schemas/imports";
import { pool } from "@/lib/server/database/db";
import { asJson } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError, isDatabaseAway } from "@/lib/server/errors";
import { CsvError } from "@/lib/server/files/csv/csv";
import { describeCsvError } from "@/lib/server/files/inventory-file";
import { NO_COUNTS } from "@/lib/server/imports/list-imports";
import { CancelledError } from "@/lib/server/imports/stage-import";

type Failing = Pick<InventoryImport, "projectId" | "id"> & {
  /** Only if the import is still this version: what is found out later about an older one does not count. */
  version?: number;
};

/** Ends a running import as failed, with the reason people see; one that was cancelled or committed stays as it is. */
export async function failImport(
  { projectId, id, version }: Failing,
  problem: NonNullable<InventoryImport["problem"]>,
  counts: ImportCounts = NO_COUNTS,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ organizationId: string }>(
      `UPDATE "Import" i SET "status" = 'failed', "finishedAt" = now(), "problem" = $3, "counts" = $4 FROM "Project" p
       WHERE i."projectId" = $1 AND i."id" = $2 AND i."status" = ANY($6)
         AND ($5::int IS NULL OR i."version" = $5) AND p."id" = i."projectId" RETURNING p."organizationId"`,
      [projectId, id, asJson(problem), asJson(counts), version ?? null, importStatusesBefore("fail")],
    );
    const [failed] = rows;
    if (!failed) return;
    await tx.audit({
      organizationId: failed.organizationId,
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

/**
 * Records why reading a file ended, in words for people. A file that was cancelled or corrected meanwhile has not failed;
 * a database that is away is nobody's fault: thrown on, the job is tried again.
 * @param otherwise what is said of a fault of ours, which is logged
 */
export async function failReading(failing: Failing, error: unknown, otherwise: string): Promise<void> {
  const cause = error instanceof Error && error.cause instanceof CsvError ? error.cause : error;
  if (cause instanceof CancelledError) return;
  if (isDatabaseAway(cause)) throw error;
  if (cause instanceof CsvError) {
    return failImport(failing, { code: cause.problem, detail: describeCsvError(cause), line: cause.line });
  }
  if (cause instanceof AppError) return failImport(failing, { code: cause.code, detail: cause.message });
  const { message, stack } = cause instanceof Error ? cause : { message: String(cause), stack: "" };
  console.error(JSON.stringify({ level: "error", area: "import", importId: failing.id, message, stack }));
  return failImport(failing, { code: "internal", detail: otherwise });
}

type Orphan = { projectId: string; id: string };

/** Imports that wait for a job that is gone (a restored backup, a queue that was emptied) would wait for ever. */
export async function failOrphanedImports(): Promise<void> {
  const { rows } = await pool.query<Orphan>(
    `SELECT i."projectId", i."id" FROM "Import" i WHERE i."status" = ANY($1)
     AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key IN ('import ' || i."id"::text, 'check ' || i."id"::text) AND j.attempts < j.max_attempts)`,
    [importStatusesBefore("fail")],
  );
  for (const { projectId, id } of rows) {
    const detail = "The import was interrupted for good; nothing was stored. Start it again.";
    await failImport({ projectId, id }, { code: "interrupted", detail });
  }
}
