import "server-only";
import type * as z from "zod";
import type { memberChange } from "@/lib/schemas/people";
import { audit } from "@/lib/server/database/audit";
import { db, type Transaction } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";

type Change = {
  organizationId: string;
  userId: string;
  input: z.output<typeof memberChange>;
  actorId: string;
  requestId: string;
};

/** Changes a person's role in the organisation, or closes or opens his account. Acts at his next request. */
export async function changeMember({ organizationId, userId, input, actorId, requestId }: Change): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockMembers(tx, organizationId);
    const memberships = await tx.membership.findMany({ where: { organizationId, userId } });
    if (memberships.length === 0) throw new AppError("not_found", "There is no such person in this organisation.");
    const wide = memberships.find((row) => row.projectId === null);
    if (input.role) {
      if (wide) await tx.membership.update({ where: { id: wide.id }, data: { role: input.role } });
      else await tx.membership.create({ data: { organizationId, userId, role: input.role } });
    }
    if (input.isDisabled !== undefined) {
      const elsewhere = await tx.membership.count({ where: { userId, organizationId: { not: organizationId } } });
      if (elsewhere > 0)
        throw new AppError("conflict", "This person works for another organisation too: change the role instead.");
      await tx.user.update({ where: { id: userId }, data: { disabledAt: input.isDisabled ? new Date() : null } });
      if (input.isDisabled) await tx.session.deleteMany({ where: { userId } });
    }
    await requireAdministrator(tx, organizationId);
    await audit(tx, {
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

/** Two changes at once could each leave the other as the last administrator. */
export async function lockMembers(tx: Transaction, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
}

/** An organisation without an administrator could never be managed again. */
export async function requireAdministrator(tx: Transaction, organizationId: string): Promise<void> {
  const left = await tx.membership.count({
    where: { organizationId, projectId: null, role: "administrator", user: { disabledAt: null } },
  });
  if (left === 0) throw new AppError("conflict", "The organisation needs at least one active administrator.");
}

type Remove = { organizationId: string; projectId: string; userId: string; actorId: string; requestId: string };

/** Takes a person out of a project; his role in the organisation stays. */
export async function removeFromProject({
  organizationId,
  projectId,
  userId,
  actorId,
  requestId,
}: Remove): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.membership.deleteMany({ where: { projectId, userId } });
    if (count === 0) throw new AppError("not_found", "This person has no role of his own in this project.");
    await tx.batchAssignee.deleteMany({ where: { projectId, userId } });
    await audit(tx, {
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
