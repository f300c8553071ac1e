import "server-only";
import type { Role } from "@/lib/domain/access";
import { env } from "@/lib/env";
import { db } from "@/lib/server/database/db";
import { insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { hashToken, newToken } from "@/lib/server/sign-in/tokens";

const VALID_DAYS = 14;

type Invite = {
  organizationId: string;
  projectId: string | null;
  email: string;
  role: Role;
  actorId: string;
  requestId: string;
};

/** Makes a link that gives a role. It is shown once, to be sent by whatever way people talk to each other. */
export async function invite({ organizationId, projectId, email, role, actorId, requestId }: Invite) {
  if (projectId !== null && role === "administrator") {
    throw new AppError("invalid_input", "An administrator is one for the whole organisation, not for a project.");
  }
  if (
    projectId !== null &&
    !(await db.project.findFirst({ where: { id: projectId, organizationId }, select: { id: true } }))
  ) {
    throw new AppError("not_found", "There is no such project.");
  }
  const token = newToken("");
  const expiresAt = new Date(Date.now() + VALID_DAYS * 86_400_000);
  const id = newId();
  await inTransaction(async (tx) => {
    await insertRow(tx, "Invitation", {
      id,
      organizationId,
      projectId,
      email,
      role,
      tokenHash: hashToken(token),
      expiresAt,
      createdById: actorId,
    });
    await tx.audit({
      organizationId,
      projectId,
      actorId,
      requestId,
      action: "member.invite",
      targetType: "Invitation",
      targetId: id,
      after: { role },
    });
  });
  return {
    id,
    email,
    role,
    projectId,
    expiresAt: expiresAt.toISOString(),
    url: `${env().REHOME_URL}/invitations/${token}`,
  };
}

type Withdraw = {
  organizationId: string;
  projectId?: string;
  invitationId: string;
  actorId: string;
  requestId: string;
};

export async function withdrawInvitation({
  organizationId,
  projectId,
  invitationId,
  actorId,
  requestId,
}: Withdraw): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE "Invitation" SET "revokedAt" = now() WHERE "id" = $1 AND "organizationId" = $2
         AND ($3::uuid IS NULL OR "projectId" = $3) AND "acceptedAt" IS NULL AND "revokedAt" IS NULL`,
      [invitationId, organizationId, projectId ?? null],
    );
    if (rowCount === 0) throw new AppError("not_found", "There is no such open invitation.");
    await tx.audit({
      organizationId,
      projectId: projectId ?? null,
      actorId,
      requestId,
      action: "member.withdraw-invitation",
      targetType: "Invitation",
      targetId: invitationId,
    });
  });
}
