import "server-only";
import type * as z from "zod";
import type { tokenInput } from "@/lib/schemas/people";
import { insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
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
  const row = {
    id: newId(),
    name: input.name,
    prefix: token.slice(0, 8),
    projectId: input.projectId ?? null,
    createdAt: new Date(),
    expiresAt: input.expiresInDays ? new Date(Date.now() + input.expiresInDays * 86_400_000) : null,
    lastUsedAt: null,
  };
  await inTransaction(async (tx) => {
    await insertRow(tx, "ApiToken", { ...row, userId, tokenHash: hashToken(token) });
    await tx.audit({
      organizationId,
      actorId: userId,
      requestId,
      action: "token.create",
      targetType: "ApiToken",
      targetId: row.id,
    });
  });
  return { ...toApiToken(row), token };
}

export async function revokeApiToken(userId: string, id: string, requestId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE "ApiToken" SET "revokedAt" = now() WHERE "id" = $1 AND "userId" = $2 AND "revokedAt" IS NULL`,
      [id, userId],
    );
    if (rowCount === 0) throw new AppError("not_found", "There is no such token.");
    await tx.audit({ actorId: userId, requestId, action: "token.revoke", targetType: "ApiToken", targetId: id });
  });
}
