import "server-only";
import { type JobHelpers, Logger, run, runMigrations } from "graphile-worker";
import { pool } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import { checkImport } from "@/lib/server/imports/check-import";
import { failOrphanedImports } from "@/lib/server/imports/fail-import";
import { runImport } from "@/lib/server/imports/run-import";
import type { Jobs } from "@/lib/server/jobs/add-job";
import { runLongJob } from "@/lib/server/jobs/run-long-job";
import { drawQuote } from "@/lib/server/quotes/draw-quote";
import { decideAgain } from "@/lib/server/rules/decide-again";
import { moveEmptyProjects } from "@/lib/server/rules/move-empty-projects";

/** Words of the library's own log are of no use to an operator; its errors are. */
export const logger = new Logger(() => (level, message) => {
  if (level === "error") console.error(JSON.stringify({ level, area: "worker", message }));
});

/** What each kind of job does. */
export const tasks = {
  "run-import": (payload: unknown, { abortSignal }: JobHelpers) => runImport(fromJson(payload), abortSignal),
  "check-import": (payload: unknown, { abortSignal }: JobHelpers) => checkImport(fromJson(payload), abortSignal),
  "draw-quote": (payload: unknown) => drawQuote(fromJson(payload)),
  "long-job": (payload: unknown) => runLongJob(fromJson(payload)),
  "decide-again": (payload: unknown) => decideAgain(fromJson(payload)),
} satisfies Record<keyof Jobs, (payload: unknown, helpers: JobHelpers) => Promise<void>>;

/** Takes jobs until stop(). A job that was running when the process died is taken again by the next worker. */
export async function runWorker() {
  await runMigrations({ pgPool: pool, logger });
  await releaseJobsOfTheDead();
  await failOrphanedImports();
  await moveEmptyProjects();
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: true,
    gracefulShutdownAbortTimeout: 5_000,
    logger,
    taskList: tasks,
  });
  return { stop: () => runner.stop() };
}

/**
 * A worker that was killed leaves its jobs locked for hours. Every job may be run again at any time (it waits for the
 * inventory's lock and finds its work done), so at a start all locks are taken off, those of a living neighbour too.
 */
async function releaseJobsOfTheDead(): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`,
  );
}
