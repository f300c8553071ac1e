import "server-only";
import type * as z from "zod";
import type { DecideExceptionsAnswer, decideExceptionsInput } from "@/lib/schemas/exceptions";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { type PhoneScope, whereSelected } from "@/lib/server/inventory/phone-filter";
import { readSelection } from "@/lib/server/inventory/read-search";
import { writeExceptions } from "@/lib/server/inventory/write-exceptions";
import type { JobHooks } from "@/lib/server/jobs/long-jobs";

export type DecideMany = {
  project: { id: string; organizationId: string };
  scope: PhoneScope;
  input: z.output<typeof decideExceptionsInput>;
  actorId: string;
  requestId: string;
  job?: JobHooks;
};

/**
 * Decides what becomes of phones that cannot be converted, in one step. What was decided counts as long as a phone cannot be
 * converted for the same reason: when it can, or another reason stands against it, it is undecided again, and its history keeps
 * what was said.
 */
export async function decideExceptions({
  project,
  scope,
  input: { selection, decision },
  actorId,
  requestId,
  job,
}: DecideMany): Promise<DecideExceptionsAnswer> {
  return inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const where = whereSelected(scope, await readSelection(scope, selection, tx));
    const written = decision && {
      choice: decision.choice,
      note: decision.note ?? null,
      askedOf: decision.choice === "ask" ? decision.askedOf : null,
    };
    const change = { projectId: project.id, kind: "exception", reason: null, actorId, requestId } as const;
    const counts = await writeExceptions(tx, where, written, change, job?.onProgress);
    const answer = { ...counts, requestId: counts.changed > 0 ? requestId : null };
    if (counts.changed > 0)
      await tx.audit({
        organizationId: project.organizationId,
        projectId: project.id,
        actorId,
        requestId,
        action: "exception.decide",
        targetType: "Phones",
        targetId: requestId,
        after: { choice: null, ...written, ...counts },
      });
    await job?.onFinish(tx, { ...answer, isTakenBack: decision === null });
    return answer;
  }, job?.policy);
}
