import "server-only";
import { FOR_A_JOB, inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { findProjectToDecide } from "@/lib/server/inventory/project-to-decide";
import { decideAll } from "@/lib/server/inventory/write-decisions";
import type { JobHooks } from "@/lib/server/jobs/long-jobs";

export type DecideAgain = {
  projectId: string;
  actorId: string | null;
  requestId: string;
  reason: string;
  job?: JobHooks;
};

/** Decides the phones of a project again after its target, its settings or the rules changed; begun work keeps its decision. */
export async function decideAgain({ projectId, actorId, requestId, reason, job }: DecideAgain): Promise<void> {
  await inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const project = await findProjectToDecide(tx, projectId);
    if (!project) return;
    const change = { projectId, kind: "decision", reason, actorId, requestId } as const;
    const decided = await decideAll(tx, project, change, job?.onProgress);
    await job?.onFinish(tx, decided);
  }, FOR_A_JOB);
}
