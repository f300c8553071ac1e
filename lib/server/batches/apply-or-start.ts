import "server-only";
import { type Apply, applyBatches } from "@/lib/server/batches/plan-batches";
import { propose } from "@/lib/server/batches/propose-batches";
import { pool } from "@/lib/server/database/db";
import { LONG_FROM_PHONES, startJob } from "@/lib/server/jobs/long-jobs";

/** Applies a plan at once, or as a job when it places many phones. */
export async function applyOrStart(apply: Omit<Apply, "job">) {
  const { phones: total } = await propose(pool, apply.project.id, apply.options);
  if (total <= LONG_FROM_PHONES) return applyBatches(apply);
  return startJob({ ...apply, kind: "apply-plan", input: apply, total });
}
