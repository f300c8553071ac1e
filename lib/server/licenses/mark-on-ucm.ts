import "server-only";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { tickOnUcm } from "@/lib/server/inventory/write-licenses";
import { audited, type Where } from "@/lib/server/licenses/needs";

/** The licence files of a batch were uploaded to UCM: the step of each phone whose file is in hand is ticked, once. */
export async function markOnUcm(who: Where, batchId: string): Promise<{ marked: number; phones: number }> {
  const projectId = who.project.id;
  return inTransaction(async (tx) => {
    await lockInventory(tx, projectId, "shared");
    const change = { projectId, kind: "license", reason: "Uploaded to UCM with its batch" } as const;
    const answer = await tickOnUcm(tx, batchId, { ...change, actorId: who.actorId, requestId: who.requestId });
    await tx.audit({ ...audited(who, "license.on-ucm", "Batch", batchId), after: answer });
    return answer;
  });
}
