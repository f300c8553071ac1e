import "server-only";
import type * as z from "zod";
import { env } from "@/lib/env";
import type { acceptInvitationInput } from "@/lib/schemas/people";
import { insertRow } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { lockMembers, requireAdministrator } from "@/lib/server/people/change-member";
import { hashPassword } from "@/lib/server/sign-in/password";
import type { Actor } from "@/lib/server/sign-in/session";
import { hashToken } from "@/lib/server/sign-in/tokens";

type Input = z.output<typeof acceptInvitationInput>;
type Accept = { token: string; input: Input; actor: Actor | null; requestId: string };

/** Gives the role of an invitation to the person with the invited e-mail address: signed in, or new. */
export async function acceptInvitation({ token, input, actor, requestId }: Accept): Promise<{ email: string }> {
  if (actor && actor.onlyProjectId !== null)
    throw new AppError("forbidden", "This token is limited to one project: it accepts no invitation.");
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return inTransaction(async (tx) => {
    const { id, organizationId, projectId, role, email } = await lockInvitation(tx, token);
    if (actor && actor.email !== email) {
      throw new AppError(
        "conflict",
        `This invitation is for ${email}; you are signed in as ${actor.email}. Sign out first.`,
      );
    }
    const userId = actor ? actor.userId : await newUser(tx, { email, name: input.name, passwordHash });
    await tx.query(`UPDATE "Invitation" SET "acceptedAt" = now(), "acceptedById" = $2 WHERE "id" = $1`, [id, userId]);
    await giveRole(tx, { organizationId, projectId, userId, role });
    await requireAdministrator(tx, organizationId);
    await tx.audit({
      organizationId,
      projectId,
      actorId: userId,
      requestId,
      action: "member.accept",
      targetType: "User",
      targetId: userId,
      after: { role },
    });
    return { email };
  });
}

type Invitation = { id: string; organizationId: string; projectId: string | null; role: string; email: string };

/** The open invitation behind a link, with the organisation's people locked first, as by everybody who changes them. */
async function lockInvitation(tx: Tx, token: string): Promise<Invitation> {
  const tokenHash = hashToken(token);
  const { rows: found } = await tx.query<{ organizationId: string }>(
    `SELECT "organizationId" FROM "Invitation" WHERE "tokenHash" = $1`,
    [tokenHash],
  );
  if (found[0]) await lockMembers(tx, found[0].organizationId);
  const { rows } = await tx.query<Invitation>(
    `SELECT "id", "organizationId", "projectId", "role", "email" FROM "Invitation"
     WHERE "tokenHash" = $1 AND "acceptedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > now() FOR NO KEY UPDATE`,
    [tokenHash],
  );
  if (rows[0]) return rows[0];
  throw new AppError("not_found", "This invitation was used, withdrawn or has expired. Ask for a new one.");
}

type NewUser = { email: string; name: string | undefined; passwordHash: string | null };

async function newUser(tx: Tx, { email, name, passwordHash }: NewUser): Promise<string> {
  const { rowCount: known } = await tx.query(`SELECT FROM "User" WHERE "email" = $1`, [email]);
  if (known !== 0) throw hasAccount(email);
  if (!name) throw invalidFields([{ path: "name", message: "Fill this in." }]);
  if (passwordHash === null && !env().REHOME_OIDC_ISSUER)
    throw invalidFields([{ path: "password", message: "Choose a password: there is no single sign-on here." }]);
  const id = newId();
  // Another organisation's invitation of the same person may be accepted at this moment.
  const { rowCount } = await tx.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES ($1, $2, $3, $4) ON CONFLICT ("email") DO NOTHING`,
    [id, email, name, passwordHash],
  );
  if (rowCount === 0) throw hasAccount(email);
  return id;
}

const hasAccount = (email: string) =>
  new AppError("conflict", `${email} has an account already. Sign in first, then open the invitation again.`);

type Given = { organizationId: string; projectId: string | null; userId: string; role: string };

async function giveRole(tx: Tx, { organizationId, projectId, userId, role }: Given): Promise<void> {
  const { rowCount } = await tx.query(
    `UPDATE "Membership" SET "role" = $4 WHERE "organizationId" = $1 AND "projectId" IS NOT DISTINCT FROM $2::uuid AND "userId" = $3`,
    [organizationId, projectId, userId, role],
  );
  if (rowCount === 0) await insertRow(tx, "Membership", { id: newId(), organizationId, projectId, userId, role });
}
