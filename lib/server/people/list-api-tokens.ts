import "server-only";
import type { ApiToken } from "@/lib/schemas/people";
import { db } from "@/lib/server/database/db";

type Row = {
  id: string;
  name: string;
  prefix: string;
  projectId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

export function toApiToken({ id, name, prefix, projectId, createdAt, expiresAt, lastUsedAt }: Row): ApiToken {
  const text = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id,
    name,
    prefix,
    projectId,
    createdAt: createdAt.toISOString(),
    expiresAt: text(expiresAt),
    lastUsedAt: text(lastUsedAt),
  };
}

export async function listApiTokens(userId: string): Promise<ApiToken[]> {
  const rows = await db.apiToken.findMany({ where: { userId, revokedAt: null }, orderBy: { createdAt: "desc" } });
  return rows.map(toApiToken);
}
