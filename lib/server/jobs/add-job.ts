import "server-only";
import type { Tx } from "@/lib/server/database/transaction";

/** What each kind of job is told. */
export type Jobs = {
  "run-import": { projectId: string; importId: string; actorId: string; requestId: string };
  /** `version`: of the import as it is to be checked; a correction or another check makes this one void. */
  "check-import": { projectId: string; importId: string; version: number };
  "draw-quote": { projectId: string; quoteId: string };
  "long-job": { projectId: string; jobId: string };
  /** Nothing queues it any more; one that version 0.1 queued may still wait when the server is updated. */
  "decide-again": { projectId: string; actorId: string | null; requestId: string; reason: string };
};

/** Queues a job in the transaction of the change that needs it: both happen or neither. Jobs of one queue run one by one;
 * a job with the key of one that still waits takes its place. */
export async function addJob<Name extends keyof Jobs>(
  tx: Pick<Tx, "query">,
  name: Name,
  payload: Jobs[Name],
  { queueName, key }: { queueName: string; key: string },
): Promise<void> {
  await tx.query(
    `SELECT FROM graphile_worker.add_job($1, payload := $2::json, queue_name := $3, job_key := $4, max_attempts := 25)`,
    [name, JSON.stringify(payload), queueName, key],
  );
}
