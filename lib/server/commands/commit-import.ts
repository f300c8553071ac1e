import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { EDITABLE } from "@/lib/server/commands/edit-import";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { removeUpload, requireFreeDisk } from "@/lib/server/files/uploads";
import { addJob } from "@/lib/server/jobs/add-job";
import { getImport, NO_COUNTS } from "@/lib/server/queries/imports";

type Commit = {
  projectId: string;
  id: string;
  mode: "valid-rows" | "all-or-nothing";
  actorId: string;
  requestId: string;
};

/** Queues the import; imports of one project run one after the other. */
export async function commitImport({ projectId, id, mode, actorId, requestId }: Commit) {
  const before = await getImport(projectId, id);
  if (!before.columns.some((column) => column.field === "mac")) {
    throw new AppError(
      "invalid_input",
      "No column is mapped to the MAC address. Choose the one that holds it: every phone is known by its MAC.",
      {
        errors: [{ path: "mapping", message: "One column must hold the MAC address." }],
      },
    );
  }
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
      },
    });
    if (count === 0) throw new AppError("conflict", `This import is ${before.status}; it is not committed twice.`);
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
