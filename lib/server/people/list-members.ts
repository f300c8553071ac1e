import "server-only";
import { ROLES } from "@/lib/domain/access";
import { wordOf } from "@/lib/domain/words";
import type { FormerMember, Invitation, Member } from "@/lib/schemas/people";
import { db } from "@/lib/server/database/db";
import { query, sql } from "@/lib/server/database/sql";
import { hashToken } from "@/lib/server/sign-in/tokens";

/** People of an organisation with every role they have, those who lost theirs, and the invitations that are still open. */
export async function listOrganizationMembers(organizationId: string) {
  const [people, formerMembers] = await Promise.all([list({ organizationId }), listFormerMembers(organizationId)]);
  return { ...people, formerMembers };
}

function listFormerMembers(organizationId: string): Promise<FormerMember[]> {
  return query<FormerMember>(sql`
    SELECT u."id" AS "userId", u."name", u."email", u."disabledAt" IS NOT NULL AS "isDisabled" FROM "User" u
    WHERE u."id" IN (SELECT i."acceptedById" FROM "Invitation" i WHERE i."organizationId" = ${organizationId}::uuid)
      AND NOT EXISTS (SELECT FROM "Membership" m WHERE m."userId" = u."id" AND m."organizationId" = ${organizationId}::uuid)
    ORDER BY u."name", u."id"`);
}

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
        role: wordOf(ROLES, role),
        projectId,
        isDisabled: user.disabledAt !== null,
      }),
    ),
    invitations: invitations.map(
      ({ id, email, role, projectId, expiresAt }): Invitation => ({
        id,
        email,
        role: wordOf(ROLES, role),
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
    role: wordOf(ROLES, row.role),
    organization: row.organization.name,
    project: row.project?.name ?? null,
    hasAccount,
  };
}

/** False until the first administrator exists: then the sign-in page asks for the set-up code instead. */
export async function isSetUp(): Promise<boolean> {
  return (await db.user.count()) > 0;
}
