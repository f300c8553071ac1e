import "server-only";
import type * as z from "zod";
import type { acceptInvitationInput } from "@/lib/schemas/people";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { lockMembers, requireAdministrator } from "@/lib/server/people/change-member";
import { hashPassword } from "@/lib/server/sign-in/password";
import type { Actor } from "@/lib/server/sign-in/session";
import { hashToken } from "@/lib/server/sign-in/tokens";

type Accept = { token: string; input: z.output<typeof acceptInvitationInput>; actor: Actor | null; requestId: string };

/** Gives the role of an invitation to the person with the invited e-mail address: signed in, or new. */
export async function acceptInvitation({ token, input, actor, requestId }: Accept): Promise<{ email: string }> {
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return db.$transaction(async (tx) => {
    const where = { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
    const { count } = await tx.invitation.updateMany({ where, data: { acceptedAt: new Date() } });
    const invitation = await tx.invitation.findUnique({ where: { tokenHash: hashToken(token) } });
    if (count === 0 || !invitation)
      throw new AppError("not_found", "This invitation was used, withdrawn or has expired. Ask for a new one.");
    const { organizationId, projectId, role, email } = invitation;
    if (actor && actor.email !== email) {
      throw new AppError(
        "conflict",
        `This invitation is for ${email}; you are signed in as ${actor.email}. Sign out first.`,
      );
    }
    const userId = actor ? actor.userId : await newUser();
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedById: userId } });
    const existing = await tx.membership.findFirst({ where: { organizationId, projectId, userId } });
    await lockMembers(tx, organizationId);
    if (existing) await tx.membership.update({ where: { id: existing.id }, data: { role } });
    else await tx.membership.create({ data: { organizationId, projectId, userId, role } });
    await requireAdministrator(tx, organizationId);
    await audit(tx, {
      organizationId,
      projectId,
      actorId: userId,
      requestId,
      action: "member.accept",
      targetType: "User",
      targetId: userId,
      after: { role },
    });
    return { email: actor?.email ?? email };

    async function newUser(): Promise<string> {
      if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
        throw new AppError(
          "conflict",
          `${email} has an account already. Sign in first, then open the invitation again.`,
        );
      }
      if (!input.name)
        throw new AppError("invalid_input", "Check the marked fields.", {
          errors: [{ path: "name", message: "Fill this in." }],
        });
      const user = await tx.user.create({ data: { email, name: input.name, passwordHash } });
      return user.id;
    }
  });
}
