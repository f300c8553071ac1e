import "server-only";
import type { Role } from "@/lib/domain/access";
import { env } from "@/lib/env";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
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
  const row = await db.$transaction(async (tx) => {
    const created = await tx.invitation.create({
      data: { organizationId, projectId, email, role, tokenHash: hashToken(token), expiresAt, createdById: actorId },
    });
    await audit(tx, {
      organizationId,
      projectId,
      actorId,
      requestId,
      action: "member.invite",
      targetType: "Invitation",
      targetId: created.id,
      after: { role },
    });
    return created;
  });
  return {
    id: row.id,
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
  await db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: {
        id: invitationId,
        organizationId,
        ...(projectId ? { projectId } : {}),
        acceptedAt: null,
        revokedAt: null,
      },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "There is no such open invitation.");
    await audit(tx, {
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
