import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { removeUpload, requireFreeDisk } from "@/lib/server/files/uploads";
import { EDITABLE } from "@/lib/server/imports/edit-import";
import { getImport, NO_COUNTS } from "@/lib/server/imports/list-imports";
import { rememberMapping } from "@/lib/server/imports/save-mapping";
import { addJob } from "@/lib/server/jobs/add-job";

type Commit = {
  project: { id: string; organizationId: string };
  id: string;
  mode: "valid-rows" | "all-or-nothing";
  actorId: string;
  requestId: string;
};

/** Reads the whole file in a job and says what a commit would do; see checkImport(). */
export async function startCheck(projectId: string, id: string) {
  const before = await getImport(projectId, id);
  requireMac(before);
  await db.$transaction(async (tx) => {
    const [started] = await tx.import.updateManyAndReturn({
      where: { projectId, id, status: { in: EDITABLE } },
      data: {
        status: "checking",
        progress: 0,
        problem: Prisma.DbNull,
        check: Prisma.DbNull,
        startedAt: null,
        version: { increment: 1 },
      },
      select: { version: true },
    });
    if (!started) throw new AppError("conflict", `This import is ${before.status}; there is nothing to check.`);
    await addJob(
      tx,
      "check-import",
      { projectId, importId: id, version: started.version },
      { queueName: `inventory ${projectId}`, key: `check ${id}` },
    );
  });
  return getImport(projectId, id);
}

function requireMac({ columns }: InventoryImport): void {
  if (columns.some((column) => column.field === "mac")) return;
  throw new AppError(
    "invalid_input",
    "No column is mapped to the MAC address. Choose the one that holds it: every phone is known by its MAC.",
    { errors: [{ path: "mapping", message: "One column must hold the MAC address." }] },
  );
}

/** Queues the import; imports of one project run one after the other. */
export async function commitImport({ project, id, mode, actorId, requestId }: Commit) {
  const { id: projectId, organizationId } = project;
  const before = await getImport(projectId, id);
  requireMac(before);
  await requireFreeDisk(before.bytes * 4);
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { projectId, id, status: { in: EDITABLE } },
      data: {
        status: "queued",
        mode,
        progress: 0,
        counts: NO_COUNTS,
        problem: Prisma.DbNull,
        startedAt: null,
        finishedAt: null,
        version: { increment: 1 }, // a check under way has nothing to say any more
      },
    });
    if (count === 0) throw new AppError("conflict", `This import is ${before.status}; it is not committed twice.`);
    await rememberMapping(tx, { organizationId, file: before, actorId });
    await tx.$queryRaw`SELECT id::text FROM graphile_worker.remove_job(${`check ${id}`})`; // the import finds the same itself
    await addJob(
      tx,
      "run-import",
      { projectId, importId: id, actorId, requestId },
      { queueName: `inventory ${projectId}`, key: `import ${id}` },
    );
  });
  return getImport(projectId, id);
}

/** Discards an upload that is not in the inventory; one that runs is cancelled and leaves nothing behind. */
export async function discardImport(projectId: string, id: string): Promise<void> {
  const cancelled = await db.import.updateMany({
    where: { projectId, id, status: { in: ["queued", "running"] } },
    data: { status: "cancelled", finishedAt: new Date() },
  });
  if (cancelled.count > 0) return; // the job looks at the status before it commits
  const { count } = await db.import.deleteMany({ where: { projectId, id, status: { in: EDITABLE } } });
  if (count === 0) throw new AppError("conflict", "A committed import stays: its phones came from it.");
  await removeUpload(id);
}
