import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/server/database/db";
import type { Statements } from "@/lib/server/database/statements";

export type AuditEntry = {
  organizationId?: string | null;
  projectId?: string | null;
  /** null: the application itself, e.g. a command on the console. */
  actorId: string | null;
  requestId: string | null;
  action: string;
  targetType: string;
  targetId?: string | null;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
};

/** Writes who changed what, in the transaction of the change (`tx.audit`). */
export async function writeAudit(tx: Statements, entry: AuditEntry): Promise<void> {
  const { organizationId, projectId, actorId, requestId, action, targetType, targetId, before, after, reason } = entry;
  await tx.query({
    name: "audit",
    text: `INSERT INTO "AuditEvent" ("id", "organizationId", "projectId", "actorId", "requestId", "action", "targetType", "targetId", "before", "after", "reason")
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      organizationId ?? null,
      projectId ?? null,
      actorId,
      requestId,
      action,
      targetType,
      targetId ?? null,
      asJson(before),
      asJson(after),
      reason ?? null,
    ],
  });
}

const asJson = (value: unknown) => (value === undefined ? null : JSON.stringify(value));

/** The same inside a transaction of Prisma. */
export async function audit(tx: Pick<Transaction, "auditEvent">, entry: AuditEntry): Promise<void> {
  const { organizationId = null, projectId = null, targetId = null, reason = null, before, after, ...rest } = entry;
  const json = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));
  await tx.auditEvent.create({
    data: {
      ...rest,
      organizationId,
      projectId,
      targetId,
      reason,
      ...(before === undefined ? {} : { before: json(before) }),
      ...(after === undefined ? {} : { after: json(after) }),
    },
  });
}
