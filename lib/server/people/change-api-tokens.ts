import "server-only";
import type * as z from "zod";
import type { tokenInput } from "@/lib/schemas/people";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { toApiToken } from "@/lib/server/people/list-api-tokens";
import { hashToken, newToken } from "@/lib/server/sign-in/tokens";

type Create = {
  userId: string;
  organizationId: string | null;
  input: z.output<typeof tokenInput>;
  requestId: string | null;
};

/** A personal token; the answer is the only time it is shown. */
export async function createApiToken({ userId, organizationId, input, requestId }: Create) {
  const token = newToken("rh_");
  const row = await db.$transaction(async (tx) => {
    const created = await tx.apiToken.create({
      data: {
        userId,
        name: input.name,
        tokenHash: hashToken(token),
        prefix: token.slice(0, 8),
        projectId: input.projectId ?? null,
        expiresAt: input.expiresInDays ? new Date(Date.now() + input.expiresInDays * 86_400_000) : null,
      },
    });
    await audit(tx, {
      organizationId,
      actorId: userId,
      requestId,
      action: "token.create",
      targetType: "ApiToken",
      targetId: created.id,
    });
    return created;
  });
  return { ...toApiToken(row), token };
}

export async function revokeApiToken(userId: string, id: string, requestId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "There is no such token.");
    await audit(tx, { actorId: userId, requestId, action: "token.revoke", targetType: "ApiToken", targetId: id });
  });
}
