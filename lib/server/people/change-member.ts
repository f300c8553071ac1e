import "server-only";
import type * as z from "zod";
import type { memberChange } from "@/lib/schemas/people";
import { insertRow } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";

type Change = {
  organizationId: string;
  userId: string;
  input: z.output<typeof memberChange>;
  actorId: string;
  requestId: string;
};

/** Changes a person's role in the organisation, or closes or opens their account. Acts at their next request. */
export async function changeMember({ organizationId, userId, input, actorId, requestId }: Change): Promise<void> {
  await inTransaction(async (tx) => {
    await lockMembers(tx, organizationId);
    const { rows: memberships } = await tx.query<{ id: string; projectId: string | null; role: string }>(
      `SELECT "id", "projectId", "role" FROM "Membership" WHERE "organizationId" = $1 AND "userId" = $2`,
      [organizationId, userId],
    );
    if (memberships.length === 0) await requireFormerMember(tx, organizationId, userId);
    const wide = memberships.find((row) => row.projectId === null);
    if (input.role && wide) await tx.query(SET_ROLE, [wide.id, input.role]);
    else if (input.role) await insertRow(tx, "Membership", { id: newId(), organizationId, userId, role: input.role });
    if (input.isDisabled !== undefined) await closeOrOpen(tx, { organizationId, userId, isDisabled: input.isDisabled });
    await requireAdministrator(tx, organizationId);
    await tx.audit({
      organizationId,
      actorId,
      requestId,
      action: "member.change",
      targetType: "User",
      targetId: userId,
      before: { role: wide?.role ?? null },
      after: {
        role: input.role ?? wide?.role ?? null,
        ...(input.isDisabled === undefined ? {} : { isDisabled: input.isDisabled }),
      },
    });
  });
}

/** Somebody who was in the organisation and lost their last role: known by the invitation that they accepted. */
async function requireFormerMember(tx: Tx, organizationId: string, userId: string): Promise<void> {
  const { rowCount } = await tx.query(
    `SELECT FROM "Invitation" WHERE "organizationId" = $1 AND "acceptedById" = $2 LIMIT 1`,
    [organizationId, userId],
  );
  if (rowCount === 0) throw new AppError("not_found", "There is no such person in this organisation.");
}

const SET_ROLE = `UPDATE "Membership" SET "role" = $2 WHERE "id" = $1`;

type Account = { organizationId: string; userId: string; isDisabled: boolean };

/** A closed account loses its sessions and tokens for good: opened again, its person signs in and makes new ones. */
async function closeOrOpen(tx: Tx, { organizationId, userId, isDisabled }: Account): Promise<void> {
  const { rowCount: elsewhere } = await tx.query(
    `SELECT FROM "Membership" WHERE "userId" = $1 AND "organizationId" <> $2 LIMIT 1`,
    [userId, organizationId],
  );
  if (elsewhere !== 0)
    throw new AppError("conflict", "This person works for another organisation too: change the role instead.");
  await tx.query(`UPDATE "User" SET "disabledAt" = $2 WHERE "id" = $1`, [userId, isDisabled ? new Date() : null]);
  if (isDisabled) await endAllAccess(tx, userId);
}

/** Ends every session and revokes every token of a person. */
export async function endAllAccess(tx: Tx, userId: string, keptSessionId: string | null = null): Promise<void> {
  await tx.query(`DELETE FROM "Session" WHERE "userId" = $1 AND "id" IS DISTINCT FROM $2`, [userId, keptSessionId]);
  await tx.query(`UPDATE "ApiToken" SET "revokedAt" = now() WHERE "userId" = $1 AND "revokedAt" IS NULL`, [userId]);
}

/**
 * Two changes at once could each leave the other as the last administrator. Taken before anything else is written, and of
 * the kind that does not wait for rows that merely refer to the organisation: so nobody waits for somebody who waits.
 */
export async function lockMembers(tx: Tx, organizationId: string): Promise<void> {
  await tx.query(`SELECT FROM "Organization" WHERE "id" = $1 FOR NO KEY UPDATE`, [organizationId]);
}

/** An organisation without an administrator could never be managed again. */
export async function requireAdministrator(tx: Tx, organizationId: string): Promise<void> {
  const { rowCount } = await tx.query(
    `SELECT FROM "Membership" m JOIN "User" u ON u."id" = m."userId" AND u."disabledAt" IS NULL
     WHERE m."organizationId" = $1 AND m."projectId" IS NULL AND m."role" = 'administrator' LIMIT 1`,
    [organizationId],
  );
  if (rowCount === 0) throw new AppError("conflict", "The organisation needs at least one active administrator.");
}

type Remove = { organizationId: string; projectId: string; userId: string; actorId: string; requestId: string };

/** Takes a person out of a project; their role in the organisation stays. */
export async function removeFromProject({
  organizationId,
  projectId,
  userId,
  actorId,
  requestId,
}: Remove): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(`DELETE FROM "Membership" WHERE "projectId" = $1 AND "userId" = $2`, [
      projectId,
      userId,
    ]);
    if (rowCount === 0) throw new AppError("not_found", "This person has no role of their own in this project.");
    await tx.query(`DELETE FROM "BatchAssignee" WHERE "projectId" = $1 AND "userId" = $2`, [projectId, userId]);
    await tx.audit({
      organizationId,
      projectId,
      actorId,
      requestId,
      action: "member.remove",
      targetType: "User",
      targetId: userId,
    });
  });
}
