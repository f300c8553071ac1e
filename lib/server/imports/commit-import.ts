import "server-only";
import {
  canImport,
  IMPORT_STATUSES,
  type ImportStatus,
  importStatusesBefore,
} from "@/lib/domain/inventory-file/import-life";
import type { InventoryImport } from "@/lib/schemas/imports";
import { asJson } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { removeUpload, requireFreeDisk } from "@/lib/server/files/uploads";
import { getImport, NO_COUNTS } from "@/lib/server/imports/list-imports";
import { saveMapping } from "@/lib/server/imports/save-mapping";
import { addJob } from "@/lib/server/jobs/add-job";

type Commit = {
  project: { id: string; organizationId: string };
  id: string;
  mode: "valid-rows" | "all-or-nothing";
  /** Of the import that was seen; what somebody chose or corrected since is not imported unseen. */
  revision?: number | undefined;
  actorId: string;
  requestId: string;
};

/** Reads the whole file in a job and says what a commit would do; see checkImport(). */
export async function startCheck(projectId: string, id: string) {
  const before = await getImport(projectId, id);
  requireMac(before);
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ version: number }>(
      `UPDATE "Import" SET "status" = 'checking', "progress" = 0, "problem" = NULL, "check" = NULL, "startedAt" = NULL, "version" = "version" + 1
       WHERE "projectId" = $1 AND "id" = $2 AND "status" = ANY($3) RETURNING "version"`,
      [projectId, id, importStatusesBefore("check")],
    );
    const [started] = rows;
    if (!started) return requireUnderWay(tx, projectId, id);
    await addJob(
      tx,
      "check-import",
      { projectId, importId: id, version: started.version },
      { queueName: `inventory ${projectId}`, key: `check ${id}` },
    );
  });
  return getImport(projectId, id);
}

/** A page checks by itself: one that asks while a person starts the import is told how that stands, not refused. */
async function requireUnderWay(tx: Tx, projectId: string, id: string): Promise<void> {
  const { rows } = await tx.query<{ status: string }>(
    `SELECT "status" FROM "Import" WHERE "projectId" = $1 AND "id" = $2`,
    [projectId, id],
  );
  const status = IMPORT_STATUSES.find((one) => one === rows[0]?.status);
  if (status && canImport("cancel", status)) return;
  throw new AppError("conflict", `This import is ${status ?? "gone"}; there is nothing to check.`);
}

/** Refuses a file of which nobody knows the column with the MAC address. */
export function requireMac({ columns }: InventoryImport): void {
  if (columns.some((column) => column.field === "mac")) return;
  const open = columns.filter(({ proposal }) => proposal === "mac");
  if (open.length > 0)
    throw new AppError(
      "invalid_input",
      `Nobody has said which column holds the phone's MAC address: ${open.map(({ header, index }) => `“${header || `Column ${index + 1}`}”`).join(" or ")}. Choose one; a licence is bought for this address.`,
      { errors: [{ path: "mapping", message: "One column must hold the MAC address." }] },
    );
  throw new AppError(
    "invalid_input",
    "No column is mapped to the MAC address. Choose the one that holds it: every phone is known by its MAC.",
    { errors: [{ path: "mapping", message: "One column must hold the MAC address." }] },
  );
}

/** Queues the import; imports of one project run one after the other. */
export async function commitImport({ project, id, mode, revision, actorId, requestId }: Commit) {
  const { id: projectId, organizationId } = project;
  const before = await getImport(projectId, id);
  requireMac(before);
  await requireFreeDisk(before.bytes * 4);
  await inTransaction(async (tx) => {
    // With the version a check that is under way becomes void: it has nothing to say any more.
    const { rowCount } = await tx.query(
      `UPDATE "Import" SET "status" = 'queued', "mode" = $3, "progress" = 0, "counts" = $4, "problem" = NULL, "startedAt" = NULL,
         "finishedAt" = NULL, "version" = "version" + 1 WHERE "projectId" = $1 AND "id" = $2 AND "status" = ANY($5) AND ($6::int IS NULL OR "revision" = $6)`,
      [projectId, id, mode, asJson(NO_COUNTS), importStatusesBefore("commit"), revision ?? null],
    );
    if (rowCount === 0) await refuseUnseen(tx, { projectId, id, revision });
    if (rowCount === 0) throw new AppError("conflict", `This import is ${before.status}; it is not committed twice.`);
    await saveMapping(tx, { organizationId, file: before, actorId });
    await tx.query("SELECT FROM graphile_worker.remove_job($1)", [`check ${id}`]); // the import finds the same itself
    await addJob(
      tx,
      "run-import",
      { projectId, importId: id, actorId, requestId },
      { queueName: `inventory ${projectId}`, key: `import ${id}` },
    );
  });
  return getImport(projectId, id);
}

type Seen = { projectId: string; id: string; revision: number | undefined };

async function refuseUnseen(tx: Tx, { projectId, id, revision }: Seen): Promise<void> {
  const { rows } = await tx.query<{ status: ImportStatus; revision: number }>(
    `SELECT "status", "revision" FROM "Import" WHERE "projectId" = $1 AND "id" = $2`,
    [projectId, id],
  );
  const [now] = rows;
  if (!now || revision === undefined || now.revision === revision || !canImport("commit", now.status)) return;
  throw new AppError(
    "stale",
    "Somebody chose or corrected something in this import after you looked at it. Nothing was imported: look at what it does now, then import it.",
  );
}

type Discard = Omit<Commit, "mode" | "revision">;

/** Discards an upload that is not in the inventory; one that runs is cancelled and leaves nothing behind. */
export async function discardImport({ project, id, actorId, requestId }: Discard): Promise<void> {
  const key = [project.id, id];
  const isRemoved = await inTransaction(async (tx) => {
    // A job that runs looks at the status before it commits.
    const { rowCount: cancelled } = await tx.query(
      `UPDATE "Import" SET "status" = 'cancelled', "finishedAt" = now() WHERE "projectId" = $1 AND "id" = $2 AND "status" = ANY($3)`,
      [...key, importStatusesBefore("cancel")],
    );
    const { rows: removed } = await tx.query<{ filename: string }>(
      `DELETE FROM "Import" WHERE $3 AND "projectId" = $1 AND "id" = $2 AND "status" = ANY($4) RETURNING "filename"`,
      [...key, cancelled === 0, importStatusesBefore("discard")],
    );
    if (cancelled === 0 && removed.length === 0)
      throw new AppError("conflict", "A committed import stays: its phones came from it.");
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: cancelled === 0 ? "import.discard" : "import.cancel",
      targetType: "Import",
      targetId: id,
      ...(removed[0] ? { before: removed[0] } : {}),
    });
    return removed.length > 0;
  });
  if (isRemoved) await removeUpload(id);
}
