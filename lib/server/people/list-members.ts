import "server-only";
import type { Role } from "@/lib/domain/access";
import type { Invitation, Member } from "@/lib/schemas/people";
import { db } from "@/lib/server/database/db";
import { hashToken } from "@/lib/server/sign-in/tokens";

/** People of an organisation with every role they have, and the invitations that are still open. */
export const listOrganizationMembers = (organizationId: string) => list({ organizationId });

/** People of one project, those with a role in the whole organisation included. */
export const listProjectMembers = (organizationId: string, projectId: string) =>
  list({ organizationId, OR: [{ projectId: null }, { projectId }] });

async function list(where: { organizationId: string; OR?: { projectId: string | null }[] }) {
  const [memberships, invitations] = await Promise.all([
    db.membership.findMany({ where, include: { user: true }, orderBy: [{ createdAt: "asc" }] }),
    db.invitation.findMany({
      where: { ...where, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: "desc" },
    }),
  ]);
  return {
    members: memberships.map(
      ({ id, user, role, projectId }): Member => ({
        membershipId: id,
        userId: user.id,
        name: user.name,
        email: user.email,
        role: role as Role,
        projectId,
        isDisabled: user.disabledAt !== null,
      }),
    ),
    invitations: invitations.map(
      ({ id, email, role, projectId, expiresAt }): Invitation => ({
        id,
        email,
        role: role as Role,
        projectId,
        expiresAt: expiresAt.toISOString(),
      }),
    ),
  };
}

/** What the page of an invitation shows before it is accepted; null when it cannot be accepted any more. */
export async function findInvitation(token: string) {
  const row = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { organization: { select: { name: true } }, project: { select: { name: true } } },
  });
  if (!row || row.acceptedAt || row.revokedAt || row.expiresAt < new Date()) return null;
  const hasAccount = (await db.user.count({ where: { email: row.email } })) > 0;
  return {
    email: row.email,
    role: row.role as Role,
    organization: row.organization.name,
    project: row.project?.name ?? null,
    hasAccount,
  };
}

/** False until the first administrator exists: then the sign-in page asks for the set-up code instead. */
export async function isSetUp(): Promise<boolean> {
  return (await db.user.count()) > 0;
}
