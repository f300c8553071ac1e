import "server-only";
import { extraColumns } from "@/lib/domain/inventory-file/extra-columns";
import { importStatusesBefore } from "@/lib/domain/inventory-file/import-life";
import { toColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import type { ImportCounts, InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { notifyNow } from "@/lib/server/database/notify";
import { refreshPhones } from "@/lib/server/database/refresh-phones";
import { FOR_A_JOB, inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { IssueFile } from "@/lib/server/files/issue-file";
import { failImport, failReading } from "@/lib/server/imports/fail-import";
import { getImport, NO_COUNTS } from "@/lib/server/imports/list-imports";
import { CancelledError, countRemarks, progressOf, stageImport, storeIssues } from "@/lib/server/imports/stage-import";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { mergeStaged, UnreadRowsError } from "@/lib/server/inventory/write-merged";
import type { Jobs } from "@/lib/server/jobs/add-job";

/** "All or nothing", and some rows were not valid. */
class RejectedRowsError extends Error {
  constructor(
    readonly counts: ImportCounts,
    readonly lines: () => AsyncIterable<string>,
  ) {
    super("rejected rows");
  }
}

const VACUUM_FROM_ROWS = 5_000;
const ANALYZE_FROM_ROWS = 200;

/**
 * The import job: every row of the file ends as created, changed, unchanged, rejected or left out, all in one transaction.
 * Killed at any moment it leaves nothing, and the job is taken again from the start.
 */
export async function runImport(
  { projectId, importId, actorId, requestId }: Jobs["run-import"],
  signal?: AbortSignal,
): Promise<void> {
  const started = await db.import.updateMany({
    where: { projectId, id: importId, status: { in: importStatusesBefore("run") } },
    data: { status: "running", startedAt: new Date(), progress: 0 },
  });
  if (started.count === 0) return; // cancelled, or committed by a run whose end was not recorded with the job
  const file = await getImport(projectId, importId);
  const issues = new IssueFile(importId);
  let written = 0;
  try {
    const run = { file, issues, actorId, requestId, signal };
    const counts = await inTransaction((tx) => importRows(tx, run), FOR_A_JOB);
    written = counts.created + counts.changed;
  } catch (error) {
    if (signal?.aborted) throw error; // the server is stopping: the next one takes the job again
    await fail(file, error);
  } finally {
    await issues.remove();
    await notifyNow(projectId);
  }
  if (written > ANALYZE_FROM_ROWS) await refreshPhones(written > VACUUM_FROM_ROWS);
}

type Run = {
  file: InventoryImport;
  issues: IssueFile;
  actorId: string;
  requestId: string;
  signal: AbortSignal | undefined;
};

async function importRows(tx: Tx, run: Run): Promise<ImportCounts> {
  const { file, actorId, requestId } = run;
  const { projectId, id: importId } = file;
  await lockInventory(tx, projectId);
  // The search index takes a big file's words in large heaps; the VACUUM that follows takes the last one.
  if (file.expectedRows > VACUUM_FROM_ROWS) await tx.query(`SET LOCAL gin_pending_list_limit = '256MB'`);
  const project = await projectToDecide(tx, projectId);
  const { rows, rejected, leftOut, noPhones, repeated, lines } = await stageImport(tx, {
    ...run,
    onProgress: progressOf({ file, status: "running" }),
  });
  if (file.mode === "all-or-nothing" && rejected > 0) {
    throw new RejectedRowsError({ ...NO_COUNTS, rows, rejected, leftOut, noPhones }, lines);
  }

  await storeIssues(tx, file, lines);
  const merged = await mergeStaged(tx, {
    project,
    importId,
    change: { projectId, kind: "import", reason: null, actorId, importId, requestId },
    options: file.options,
    isComplete: rejected === 0,
  });
  if (file.options.newPhones === "leave") await noteLeftOut(tx, file);
  await keepExtraFields(tx, file);
  const counts = {
    rows,
    ...merged,
    unchanged: merged.unchanged + repeated,
    leftOut: merged.leftOut + leftOut,
    noPhones,
    rejected,
    warnings: await countRemarks(tx, file),
  };
  const done = await tx.query(
    `UPDATE "Import" SET "status" = 'committed', "counts" = $3, "progress" = $4, "requestId" = $5, "check" = NULL, "finishedAt" = now() WHERE "projectId" = $1 AND "id" = $2 AND "status" = 'running'`,
    [projectId, importId, JSON.stringify(counts), rows, requestId],
  );
  if (done.rowCount === 0) throw new CancelledError();
  await tx.query(`DELETE FROM "ImportDifference" WHERE "projectId" = $1 AND "importId" = $2`, [projectId, importId]);
  await tx.audit({
    organizationId: project.organizationId,
    projectId,
    actorId,
    requestId,
    action: "import.commit",
    targetType: "Import",
    targetId: importId,
    after: { ...counts, options: file.options },
  });
  return counts;
}

/** A remark about a new phone that was left out is no remark about a phone of the inventory. */
async function noteLeftOut(tx: Tx, { projectId, id }: InventoryImport): Promise<void> {
  await tx.query(
    `UPDATE "ImportRow" r SET "outcome" = 'left-out' WHERE r."projectId" = $1 AND r."importId" = $2 AND r."outcome" = 'stored'
       AND NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = $1 AND p."mac" = r."mac")`,
    [projectId, id],
  );
}

/** Columns kept as they came are known by name from now on. */
async function keepExtraFields(tx: Tx, { projectId, columns }: InventoryImport): Promise<void> {
  const names = extraColumns(
    toColumnMapping(columns),
    columns.map(({ header }) => header),
  ).map(({ name }) => name);
  await tx.query(
    `INSERT INTO "ExtraField" ("projectId", "name") SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [projectId, names],
  );
}

/** Records why nothing was imported. */
async function fail(file: InventoryImport, error: unknown): Promise<void> {
  if (error instanceof RejectedRowsError) {
    const { counts, lines } = error;
    await inTransaction((tx) => storeIssues(tx, file, lines), FOR_A_JOB);
    const detail = `${counts.rejected} of ${counts.rows} rows are not valid, so nothing was imported. Correct them, or import the valid rows.`;
    return failImport(file, { code: "rejected-rows", detail }, counts);
  }
  if (error instanceof UnreadRowsError) {
    const detail =
      "Phones that the file does not list were to be withdrawn, but some rows could not be read and may be those phones. Correct these rows or leave them out, or keep the absent phones.";
    return failImport(file, { code: "absent-unsure", detail });
  }
  return failReading(
    file,
    error,
    "The import failed on the server; nothing was stored. Its log tells why. You can start it again.",
  );
}
