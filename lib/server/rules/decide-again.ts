import "server-only";
import { FOR_A_JOB, inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { findJudgedProject } from "@/lib/server/inventory/conversion-plans";
import { decideAll } from "@/lib/server/inventory/write-decisions";
import type { Jobs } from "@/lib/server/jobs/add-job";

/** Decides the phones of a project again after its target, its settings or the rules changed; begun work keeps its decision. */
export async function decideAgain({ projectId, actorId, requestId, reason }: Jobs["decide-again"]): Promise<void> {
  await inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const project = await findJudgedProject(tx, projectId);
    if (project) await decideAll(tx, project, { projectId, kind: "decision", reason, actorId, requestId });
  }, FOR_A_JOB);
}
