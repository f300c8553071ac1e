import "server-only";
import { pool } from "@/lib/server/database/db";

/**
 * Who asks, and whose thing it is: asked on every request, so both are one prepared statement on the driver itself. Through
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

const TABLES = { import: `"Import"`, phone: `"Phone"`, batch: `"Batch"`, job: `"Job"`, quote: `"Quote"` } as const;

/** What a request is about, by the id in its path. */
export type Thing = { kind: "project" | keyof typeof TABLES; id: string };
/** The project that a thing belongs to. */
export type Subject = { id: string; organizationId: string };

/**
 * SQL of the project of a thing, if the person may see it: those of their organisations and those they were invited to, or
 * one alone. First their projects, then the thing in them: the tables below a project are keyed by the project, and a
 * stranger's id is simply not there.
 */
function subjectSql(kind: Thing["kind"], thingId: string, userId: string, onlyProjectId: string): string {
  const thing = kind === "project" ? "" : `JOIN ${TABLES[kind]} t ON t."projectId" = p."id" AND t."id" = ${thingId}`;
  const isIt = kind === "project" ? `p."id" = ${thingId} AND` : "";
  return `SELECT p."id", p."organizationId" FROM (
      SELECT p."id", p."organizationId" FROM "Membership" m JOIN "Project" p ON p."organizationId" = m."organizationId" WHERE m."userId" = ${userId} AND m."projectId" IS NULL
      UNION ALL SELECT p."id", p."organizationId" FROM "Membership" m JOIN "Project" p ON p."id" = m."projectId" WHERE m."userId" = ${userId}
    ) p ${thing} WHERE ${isIt} (${onlyProjectId} IS NULL OR p."id" = ${onlyProjectId}) LIMIT 1`;
}

/** The same as a column of the statement that says who asks; its thing is the second parameter. */
const subjectColumn = (about: Thing | null, onlyProjectId: string): string =>
  about ? `, (SELECT to_jsonb(s) FROM (${subjectSql(about.kind, "$2", `u."id"`, onlyProjectId)}) s) AS "subject"` : "";

type SessionRow = UserRow & { sessionId: string; expiresAt: Date; lastSeenAt: Date; subject?: Subject | null };

/** A session's row with its user, whatever state they are in, and the project of what they ask about. */
export async function findSession(id: string, about: Thing | null): Promise<SessionRow | null> {
  const { rows } = await pool.query<SessionRow>({
    name: `session ${about?.kind ?? ""}`,
    text: `SELECT s."id" AS "sessionId", s."expiresAt", s."lastSeenAt", ${USER}${subjectColumn(about, "NULL::uuid")}
      FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = $1`,
    values: about ? [id, about.id] : [id],
  });
  return rows[0] ?? null;
}

type TokenRow = UserRow & {
  tokenId: string;
  onlyProjectId: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  subject?: Subject | null;
};

/** A token's row with its user, whatever state they are in, and the project of what they ask about. */
export async function findApiToken(tokenHash: string, about: Thing | null): Promise<TokenRow | null> {
  const { rows } = await pool.query<TokenRow>({
    name: `token ${about?.kind ?? ""}`,
    text: `SELECT t."id" AS "tokenId", t."projectId" AS "onlyProjectId", t."expiresAt", t."revokedAt", t."lastUsedAt", ${USER}${subjectColumn(about, `t."projectId"`)}
      FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId" WHERE t."tokenHash" = $1`,
    values: about ? [tokenHash, about.id] : [tokenHash],
  });
  return rows[0] ?? null;
}

/** The project of a thing, if the person may see it. */
export async function findProjectOf(
  { kind, id }: Thing,
  { userId, onlyProjectId }: { userId: string; onlyProjectId: string | null },
): Promise<Subject | null> {
  const { rows } = await pool.query<Subject>({
    name: `project of ${kind}`,
    text: subjectSql(kind, "$1", "$2", "$3::uuid"),
    values: [id, userId, onlyProjectId],
  });
  return rows[0] ?? null;
}
