import "server-only";
import { wordOf } from "@/lib/domain/words";
import { JOB_KINDS, JOB_STATUSES, type Job, type JobKind } from "@/lib/schemas/jobs";
import { db } from "@/lib/server/database/db";
import { besideTransaction } from "@/lib/server/database/inside-transaction";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { fromJson } from "@/lib/server/database/rows";
import { FOR_A_JOB, inTransaction, type LockPolicy, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { addJob } from "@/lib/server/jobs/add-job";

/** Above so many phones a change is a job: one does not wait for it with an open request. */
export const LONG_FROM_PHONES = 20_000;

/** What a command is given when it runs as a job. */
export type JobHooks = {
  policy: LockPolicy;
  /** Tells how many phones are done, of how many if that is known better by now; throws when the job was cancelled. */
  onProgress: (done: number, total?: number) => Promise<void>;
  /** Stores the result in the command's own transaction: what is done twice is found to be done. */
  onFinish: (tx: Tx, result: object) => Promise<void>;
};

type Start = {
  project: { id: string };
  kind: JobKind;
  input: object;
  total: number;
  actorId: string;
  requestId: string;
};

/** Queues the work, in the transaction of the change that needs it, and returns the id of the job that people can follow. */
export async function queueJob(tx: Tx, { project, kind, input, total, actorId, requestId }: Start): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO "Job" ("projectId", "id", "kind", "input", "total", "requestId", "createdById") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [project.id, id, kind, JSON.stringify(input), total, requestId, actorId],
  );
  await addJob(
    tx,
    "long-job",
    { projectId: project.id, jobId: id },
    { queueName: `inventory ${project.id}`, key: `job ${id}` },
  );
  tx.notify(project.id);
  return id;
}

/** The same in a transaction of its own. */
export async function startJob(start: Start): Promise<{ job: Job }> {
  const id = await inTransaction((tx) => queueJob(tx, start));
  return { job: await getJob(start.project.id, id) };
}

export async function getJob(projectId: string, id: string): Promise<Job> {
  const [found] = await listJobs(projectId, id);
  if (!found) throw new AppError("not_found", "There is no such job.");
  return found;
}

const SHOWN = 20;

/** The last jobs of a project, newest first, or one of them. */
export async function listJobs(projectId: string, id?: string): Promise<Job[]> {
  const rows = await db.job.findMany({
    where: { projectId, ...(id ? { id } : {}) },
    orderBy: { createdAt: "desc" },
    take: SHOWN,
  });
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  return rows.map(({ input: _, requestId: __, createdById, createdAt, finishedAt, result, problem, ...row }) => ({
    ...row,
    kind: wordOf(JOB_KINDS, row.kind),
    status: wordOf(JOB_STATUSES, row.status),
    result: fromJson(result),
    problem: fromJson(problem),
    canCancel: isCancellable(row),
    createdBy: nameIn(names, createdById),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }));
}

/** Decisions that follow a setting are not broken off half way: the setting stands. */
const isCancellable = ({ kind, status }: { kind: string; status: string }) =>
  kind !== "decide" && (status === "queued" || status === "running");

/** Ends a job that is not done: its transaction is rolled back at its next progress. */
export async function cancelJob(projectId: string, id: string): Promise<void> {
  const found = await getJob(projectId, id);
  if (!found.canCancel) throw new AppError("conflict", `This job is ${found.status} and cannot be cancelled.`);
  await db.job.updateMany({
    where: { projectId, id, status: { in: ["queued", "running"] } },
    data: { status: "cancelled", finishedAt: new Date() },
  });
}

/** The job was cancelled while it ran. */
export class JobCancelledError extends Error {}

/** The hooks of a job that runs now. */
export const hooksOf = (projectId: string, id: string): JobHooks => ({
  policy: FOR_A_JOB,
  onProgress: (done, total) =>
    besideTransaction(async () => {
      const data = total === undefined ? { done } : { done, total };
      const { count } = await db.job.updateMany({ where: { projectId, id, status: "running" }, data });
      if (count === 0) throw new JobCancelledError();
    }),
  onFinish: async (tx, result) => {
    const { rowCount } = await tx.query(
      `UPDATE "Job" SET "status" = 'done', "done" = "total", "result" = $3, "finishedAt" = now() WHERE "projectId" = $1 AND "id" = $2 AND "status" = 'running'`,
      [projectId, id, JSON.stringify(result)],
    );
    if (rowCount === 0) throw new JobCancelledError();
    tx.notify(projectId);
  },
});
