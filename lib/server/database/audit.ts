import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/server/database/db";

export type AuditEntry = {
  organizationId?: string | null;
  projectId?: string | null;
  /** null: the application itself, e.g. a command on the console. */
  actorId: string | null;
  requestId: string | null;
  action: string;
  targetType: string;
  targetId?: string | null;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  reason?: string | null;
};

/** Writes who changed what, in the transaction of the change: both are stored or neither. */
export async function audit(tx: Pick<Transaction, "auditEvent">, entry: AuditEntry): Promise<void> {
  const { organizationId = null, projectId = null, targetId = null, reason = null, before, after, ...rest } = entry;
  await tx.auditEvent.create({
    data: {
      ...rest,
      organizationId,
      projectId,
      targetId,
      reason,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  });
}
