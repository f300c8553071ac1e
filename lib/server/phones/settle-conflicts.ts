import "server-only";
import type { SettleAnswer, SettlePhonesInput } from "@/lib/schemas/conflicts";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { selectPhoneIds } from "@/lib/server/inventory/select-phones";
import { settleConflicts } from "@/lib/server/inventory/write-work";

type Settle = {
  project: { id: string; organizationId: string };
  input: SettlePhonesInput;
  actorId: string;
  requestId: string;
};

/** Settles what corrections say against begun work: the work goes on as it was decided, or the correction's decision counts. */
export async function settlePhoneConflicts({ project, input, actorId, requestId }: Settle): Promise<SettleAnswer> {
  const { selection, keep, reason } = input;
  return inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const ids = await selectPhoneIds({ projectId: project.id, onlyAssignedTo: null }, selection, tx);
    const change = { projectId: project.id, kind: "conflict", reason, actorId, requestId } as const;
    const settled = await settleConflicts(tx, ids, keep, change);
    if (settled === 0) throw new AppError("conflict", "None of these phones has a conflict any more.");
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "conflict.settle",
      targetType: "Phones",
      targetId: requestId,
      after: { keep, settled },
      reason,
    });
    return { requestId, settled, refused: [] };
  });
}
