import "server-only";
import { pool } from "@/lib/server/database/db";

/**
 * Who asks, and whose thing it is: asked on every request, so each is one prepared statement on the driver itself. Through
 * Prisma it was four statements and more of the processor's time than the page that was asked for.
 */

export type UserRow = {
  id: string;
  email: string;
  name: string;
  disabledAt: Date | null;
  memberships: { organizationId: string; projectId: string | null; role: string; organizationName: string }[];
};

const USER = `u."id", u."email", u."name", u."disabledAt", coalesce((
  SELECT jsonb_agg(jsonb_build_object('organizationId', m."organizationId", 'projectId', m."projectId", 'role', m."role", 'organizationName', o."name") ORDER BY m."createdAt")
  FROM "Membership" m JOIN "Organization" o ON o."id" = m."organizationId" WHERE m."userId" = u."id"), '[]') AS "memberships"`;

type SessionRow = UserRow & { sessionId: string; expiresAt: Date; lastSeenAt: Date };

/** A session's row with its user, whatever state they are in. */
export async function findSession(id: string): Promise<SessionRow | null> {
  const { rows } = await pool.query<SessionRow>({
    name: "session",
    text: `SELECT s."id" AS "sessionId", s."expiresAt", s."lastSeenAt", ${USER} FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

type TokenRow = UserRow & {
  tokenId: string;
  onlyProjectId: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

/** A token's row with its user, whatever state they are in. */
export async function findApiToken(tokenHash: string): Promise<TokenRow | null> {
  const { rows } = await pool.query<TokenRow>({
    name: "token",
    text: `SELECT t."id" AS "tokenId", t."projectId" AS "onlyProjectId", t."expiresAt", t."revokedAt", t."lastUsedAt", ${USER}
      FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId" WHERE t."tokenHash" = $1`,
    values: [tokenHash],
  });
  return rows[0] ?? null;
}

/** Which projects a person may see: those of their organisations and those they were invited to, or one alone. */
export type Visible = { organizationIds: string[]; projectIds: string[]; onlyProjectId: string | null };

const VISIBLE = `(p."organizationId" = ANY($2::uuid[]) OR p."id" = ANY($3::uuid[])) AND ($4::uuid IS NULL OR p."id" = $4)`;
const TABLES = { import: `"Import"`, phone: `"Phone"`, batch: `"Batch"`, job: `"Job"`, quote: `"Quote"` } as const;

/**
 * The project of a thing, if the person may see it. First their projects, then the thing in them: the tables below a project
 * are keyed by the project, and a stranger's id is simply not there.
 */
export async function findProjectOf(
  kind: "project" | keyof typeof TABLES,
  id: string,
  { organizationIds, projectIds, onlyProjectId }: Visible,
): Promise<{ id: string; organizationId: string } | null> {
  const thing = kind === "project" ? "" : `JOIN ${TABLES[kind]} t ON t."projectId" = p."id" AND t."id" = $1`;
  const isIt = kind === "project" ? `p."id" = $1 AND` : "";
  const { rows } = await pool.query<{ id: string; organizationId: string }>({
    name: `project of ${kind}`,
    text: `SELECT p."id", p."organizationId" FROM "Project" p ${thing} WHERE ${isIt} ${VISIBLE}`,
    values: [id, organizationIds, projectIds, onlyProjectId],
  });
  return rows[0] ?? null;
}
