import "server-only";
import type { PoolClient } from "pg";

type Entry = {
  organizationId: string;
  projectId: string;
  actorId: string;
  requestId: string;
  action: string;
  targetType: string;
  targetId: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
};

/** The same as audit() in lib/server/audit.ts, inside a transaction of the driver. */
export async function auditWith(client: PoolClient, entry: Entry): Promise<void> {
  const { organizationId, projectId, actorId, requestId, action, targetType, targetId, before, after, reason } = entry;
  await client.query(
    `INSERT INTO "AuditEvent" ("id", "organizationId", "projectId", "actorId", "requestId", "action", "targetType", "targetId", "before", "after", "reason")
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      organizationId,
      projectId,
      actorId,
      requestId,
      action,
      targetType,
      targetId,
      text(before),
      text(after),
      reason ?? null,
    ],
  );
}

const text = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
