import "server-only";
import type { PoolClient } from "pg";
import { toColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import { createRowReader, type RowIssue } from "@/lib/domain/inventory-file/read-row";
import type { ImportCounts, InventoryImport } from "@/lib/schemas/imports";
import { failImport } from "@/lib/server/commands/fail-import";
import { db, pool } from "@/lib/server/db";
import { isDatabaseAway } from "@/lib/server/errors";
import { CsvError } from "@/lib/server/files/csv";
import { describeCsvError, readDataRows } from "@/lib/server/files/inventory-file";
import { IssueFile } from "@/lib/server/files/issue-file";
import type { Jobs } from "@/lib/server/jobs/add-job";
import { getImport, NO_COUNTS } from "@/lib/server/queries/imports";
import { planOf } from "@/lib/server/queries/plans";
import { auditWith } from "@/lib/server/sql/audit";
import { copyInto, copyLine, FOR_A_JOB, inBulkTransaction, lockInventory } from "@/lib/server/sql/copy";
import {
  createStaging,
  type DuplicateGroup,
  mergeStaged,
  STAGED_COLUMNS,
  stagedValues,
  takeOutDuplicates,
} from "@/lib/server/sql/merge-inventory";

/** The import was cancelled while it ran; its transaction is rolled back. */
class CancelledError extends Error {}
/** "All or nothing", and some rows were not valid. */
class RejectedRowsError extends Error {
  constructor(
    readonly counts: ImportCounts,
    readonly lines: () => AsyncIterable<string>,
  ) {
    super("rejected rows");
  }
}

const PROGRESS_EVERY_MS = 700;
const VACUUM_FROM_ROWS = 5_000;
const ISSUE_COLUMNS = ["projectId", "importId", "line", "outcome", "mac", "issues"] as const;

/**
 * The import job: every row of the file ends as created, changed, unchanged or rejected, all in one transaction. Killed at
 * any moment it leaves nothing, and the job is taken again from the start.
 */
export async function runImport(
  { projectId, importId, actorId, requestId }: Jobs["run-import"],
  signal?: AbortSignal,
): Promise<void> {
  const started = await db.import.updateMany({
    where: { projectId, id: importId, status: { in: ["queued", "running"] } },
    data: { status: "running", startedAt: new Date(), progress: 0 },
  });
  if (started.count === 0) return; // cancelled, or committed by a run whose end was not recorded with the job
  const file = await getImport(projectId, importId);
  const issues = new IssueFile(importId);
  let written = 0;
  try {
    const run = { file, issues, actorId, requestId, signal };
    const counts = await inBulkTransaction((client) => importRows(client, run), FOR_A_JOB);
    written = counts.created + counts.changed;
  } catch (error) {
    if (signal?.aborted) throw error; // the server is stopping: the next one takes the job again
    await fail(file, error);
  } finally {
    await issues.remove();
    await notify(projectId);
  }
  if (written > VACUUM_FROM_ROWS) await vacuumPhones();
}

/** Fresh statistics and a visibility map: counts over an index are right and quick from the first page on. */
async function vacuumPhones(): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query(`VACUUM (ANALYZE) "Phone"`);
  } finally {
    client.release(true); // its time limit is off: not for others
  }
}

type Run = {
  file: InventoryImport;
  issues: IssueFile;
  actorId: string;
  requestId: string;
  signal: AbortSignal | undefined;
};

async function importRows(client: PoolClient, run: Run): Promise<ImportCounts> {
  const { file, issues, actorId, requestId } = run;
  const { projectId, id: importId } = file;
  await lockInventory(client, projectId);
  const project = await db.project.findUniqueOrThrow({ where: { id: projectId } });
  await createStaging(client);
  const reading = { rows: 0, rejected: 0, warnings: 0 };
  await copyInto(client, "staged", STAGED_COLUMNS, stagedLines(run, reading));

  const duplicates = await takeOutDuplicates(client);
  const conflicting = duplicates.filter((group) => !group.isSame);
  for (const group of conflicting) await writeConflict(issues, file, group);
  const lines = await issues.finish();
  const repeated = duplicates.filter((group) => group.isSame).reduce((sum, group) => sum + group.lines.length - 1, 0);
  const rejected = reading.rejected + conflicting.reduce((sum, group) => sum + group.lines.length, 0);
  if (file.mode === "all-or-nothing" && rejected > 0) {
    throw new RejectedRowsError({ ...NO_COUNTS, rows: reading.rows, rejected, warnings: reading.warnings }, lines);
  }

  await storeIssues(client, file, lines);
  const merged = await mergeStaged(client, {
    project: { id: projectId, plan: planOf(project) },
    importId,
    actorId,
    requestId,
  });
  const counts = {
    rows: reading.rows,
    ...merged,
    unchanged: merged.unchanged + repeated,
    rejected,
    warnings: reading.warnings,
  };
  const done = await client.query(
    `UPDATE "Import" SET "status" = 'committed', "counts" = $3, "progress" = $4, "finishedAt" = now() WHERE "projectId" = $1 AND "id" = $2 AND "status" = 'running'`,
    [projectId, importId, JSON.stringify(counts), reading.rows],
  );
  if (done.rowCount === 0) throw new CancelledError();
  await auditWith(client, {
    organizationId: project.organizationId,
    projectId,
    actorId,
    requestId,
    action: "import.commit",
    targetType: "Import",
    targetId: importId,
    after: counts,
  });
  return counts;
}

/** Parses the file row by row into COPY lines; rows with an error go to the issue file instead. */
async function* stagedLines(
  { file, issues, signal }: Run,
  reading: { rows: number; rejected: number; warnings: number },
) {
  const headers = file.columns.map((column) => column.header);
  const readRow = createRowReader(toColumnMapping(file.columns as never), headers);
  let reported = Date.now();
  for await (const batch of readDataRows(file.id, file)) {
    signal?.throwIfAborted();
    let text = "";
    for (const { line, cells, numeric } of batch) {
      reading.rows++;
      const { phone, issues: found } = readRow(cells, line, numeric);
      if (phone) text += copyLine(stagedValues(line, phone));
      if (found.length === 0) continue;
      if (phone) reading.warnings++;
      else reading.rejected++;
      await issues.write(
        issueLine(file, { line, outcome: phone ? "stored" : "rejected", mac: phone?.mac ?? null, issues: found }),
      );
    }
    if (Date.now() - reported > PROGRESS_EVERY_MS) {
      reported = Date.now();
      await reportProgress(file, reading.rows);
    }
    yield text;
  }
}

type Noted = {
  line: number;
  outcome: "rejected" | "stored";
  mac: string | null;
  issues: readonly Omit<RowIssue, "line">[];
};

function issueLine(file: InventoryImport, { line, outcome, mac, issues }: Noted): string {
  const short = issues.map(({ severity, column, code, value, message }) => ({
    severity,
    column,
    code,
    value,
    message,
  }));
  return copyLine([file.projectId, file.id, line, outcome, mac, JSON.stringify(short)]);
}

async function writeConflict(issues: IssueFile, file: InventoryImport, { mac, lines }: DuplicateGroup): Promise<void> {
  const column = file.columns.find(({ field }) => field === "mac")?.header || "MAC";
  for (const line of lines) {
    const others = lines.filter((other) => other !== line);
    const message = `This MAC stands in line ${others.join(", ")} too, with other data. Keep the row that is right and delete the others.`;
    const issue = { severity: "error", column, field: "mac", code: "duplicate-mac", value: mac, message } as const;
    await issues.write(issueLine(file, { line, outcome: "rejected", mac, issues: [issue] }));
  }
}

/**
 * From the file of issues into ImportRow. A row with warnings that turned out to be one of a conflicting pair stands there
 * twice: its rejection wins.
 */
async function storeIssues(
  client: PoolClient,
  { projectId, id }: InventoryImport,
  lines: () => AsyncIterable<string>,
): Promise<void> {
  await client.query(`DELETE FROM "ImportRow" WHERE "projectId" = $1 AND "importId" = $2`, [projectId, id]);
  await client.query(`CREATE TEMP TABLE "noted" (LIKE "ImportRow") ON COMMIT DROP`);
  await copyInto(client, "noted", ISSUE_COLUMNS, lines());
  await client.query(
    `INSERT INTO "ImportRow" SELECT DISTINCT ON ("line") * FROM "noted" ORDER BY "line", ("outcome" = 'rejected') DESC`,
  );
}

async function reportProgress({ projectId, id }: InventoryImport, rows: number): Promise<void> {
  const { count } = await db.import.updateMany({
    where: { projectId, id, status: "running" },
    data: { progress: rows },
  });
  if (count === 0) throw new CancelledError();
  await notify(projectId);
}

const notify = (projectId: string) => pool.query("SELECT pg_notify('project', $1)", [projectId]);

/** Records why nothing was imported. A database that is away is nobody's fault: thrown on, the job is tried again. */
async function fail(file: InventoryImport, error: unknown): Promise<void> {
  const { projectId, id } = file;
  const cause = error instanceof Error && error.cause instanceof CsvError ? error.cause : error;
  if (cause instanceof CancelledError) return;
  if (isDatabaseAway(cause)) throw error;
  if (cause instanceof RejectedRowsError) {
    await inBulkTransaction((client) => storeIssues(client, file, cause.lines), FOR_A_JOB);
    const detail = `${cause.counts.rejected} of ${cause.counts.rows} rows are not valid, so nothing was imported. Mend them, or import the valid rows.`;
    return failImport(projectId, id, { code: "rejected-rows", detail }, cause.counts);
  }
  if (cause instanceof CsvError) {
    return failImport(projectId, id, { code: cause.problem, detail: describeCsvError(cause), line: cause.line });
  }
  const { message, stack } = cause instanceof Error ? cause : { message: String(cause), stack: "" };
  console.error(JSON.stringify({ level: "error", area: "import", importId: id, message, stack }));
  const detail = "The import failed on the server; nothing was stored. Its log tells why. You can start it again.";
  return failImport(projectId, id, { code: "internal", detail });
}
