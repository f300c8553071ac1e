import "server-only";
import type { Transaction } from "@/lib/server/database/db";

/** What each kind of job is told. */
export type Jobs = {
  "run-import": { projectId: string; importId: string; actorId: string; requestId: string };
  /** `version`: of the import as it is to be checked; a correction or another check makes this one void. */
  "check-import": { projectId: string; importId: string; version: number };
  "decide-again": { projectId: string; actorId: string | null; requestId: string; reason: string };
};

/** Queues a job in the transaction of the change that needs it: both happen or neither. Jobs of one queue run one by one;
 * a job with the key of one that still waits takes its place. */
export async function addJob<Name extends keyof Jobs>(
  tx: Pick<Transaction, "$queryRaw">,
  name: Name,
  payload: Jobs[Name],
  { queueName, key }: { queueName: string; key: string },
): Promise<void> {
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json, queue_name := ${queueName}, job_key := ${key}, max_attempts := 25)`;
}
