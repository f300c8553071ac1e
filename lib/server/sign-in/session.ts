import "server-only";
import { decode } from "next-auth/jwt";
import { ROLES, type Role } from "@/lib/domain/access";
import { wordOf } from "@/lib/domain/words";
import { env } from "@/lib/env";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { findApiToken, findSession, type Subject, type Thing, type UserRow } from "@/lib/server/sign-in/find-actor";
import { hashToken } from "@/lib/server/sign-in/tokens";

type MembershipRow = { organizationId: string; projectId: string | null; role: Role };

/** Who asks. Read from the database on every request, so that every change of access acts at the next one. */
export type Actor = {
  userId: string;
  email: string;
  name: string;
  /** The organisation they belong to, where things they create go; null for whoever was removed from their last project. */
  organizationId: string | null;
  organizationName: string | null;
  /** Role in the whole organisation, if any. */
  organizationRole: Role | null;
  memberships: readonly MembershipRow[];
  /** null when they came with a token. */
  sessionId: string | null;
  /** A token may be limited to one project. */
  onlyProjectId: string | null;
};

export const SESSION_HOURS = 12;

/** `__Host-` cookies need https; a local http address gets a plain name. */
export function sessionCookieName(): string {
  return env().REHOME_URL.startsWith("https:") ? "__Host-rehome-session" : "rehome-session";
}

/** Who asks, and the project of what they ask about: null when it is not there or not theirs to see. */
export type Asking = { actor: Actor; subject: Subject | null };

/** With an Authorization header the token decides and the cookie is not looked at. */
export async function askingAbout(headers: Headers, about: Thing | null): Promise<Asking | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) return askingByToken(authorization, about);
  const sessionId = await sessionIdOf(headers.get("cookie") ?? "");
  return sessionId === null ? null : askingBySession(sessionId, about);
}

/** Who asks. */
export async function currentActor(headers: Headers): Promise<Actor | null> {
  return (await askingAbout(headers, null))?.actor ?? null;
}

/** The id of the Session row that the cookie carries, whether or not that row still exists. */
export async function sessionIdOf(cookieHeader: string): Promise<string | null> {
  const name = `${sessionCookieName()}=`;
  const pair = cookieHeader.split(/;\s*/).find((part) => part.startsWith(name));
  if (!pair) return null;
  try {
    const token = await decode({ token: decodeURIComponent(pair.slice(name.length)), secret: env().REHOME_SECRET });
    return typeof token?.sessionId === "string" ? token.sessionId : null;
  } catch {
    return null; // forged, damaged or made with another secret
  }
}

async function askingBySession(sessionId: string, about: Thing | null): Promise<Asking | null> {
  const session = await findSession(sessionId, about);
  if (!session || session.expiresAt < new Date()) return null;
  if (Date.now() - session.lastSeenAt.getTime() > 60_000) await prolong(sessionId);
  return toAsking(session, { sessionId, onlyProjectId: null });
}

async function prolong(sessionId: string): Promise<void> {
  const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date(), expiresAt } });
}

async function askingByToken(authorization: string, about: Thing | null): Promise<Asking | null> {
  const [, token] = /^Bearer (rh_[\w-]{20,64})$/.exec(authorization) ?? [];
  if (!token) return null;
  const row = await findApiToken(hashToken(token), about);
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt < new Date())) return null;
  if (!row.lastUsedAt || Date.now() - row.lastUsedAt.getTime() > 60_000) {
    await db.apiToken.updateMany({ where: { id: row.tokenId }, data: { lastUsedAt: new Date() } });
  }
  return toAsking(row, { sessionId: null, onlyProjectId: row.onlyProjectId });
}

function toAsking(row: UserRow & { subject?: Subject | null }, how: Parameters<typeof toActor>[1]): Asking | null {
  const actor = toActor(row, how);
  return actor && { actor, subject: row.subject ?? null };
}

function toActor(user: UserRow, how: Pick<Actor, "sessionId" | "onlyProjectId">): Actor | null {
  const home = user.memberships.find((membership) => membership.projectId === null) ?? user.memberships[0];
  if (user.disabledAt) return null;
  const memberships = user.memberships.map((row) => ({ ...row, role: wordOf(ROLES, row.role) }));
  const organizationWide = memberships.find(
    (row) => row.projectId === null && row.organizationId === home?.organizationId,
  );
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    organizationId: home?.organizationId ?? null,
    organizationName: home?.organizationName ?? null,
    organizationRole: organizationWide?.role ?? null,
    memberships,
    ...how,
  };
}

/** Their role in a project: the one given for it, else the one in its organisation; null when they may not see it. */
export function roleInProject(actor: Actor, project: { id: string; organizationId: string }): Role | null {
  if (actor.onlyProjectId !== null && actor.onlyProjectId !== project.id) return null;
  const wide = actor.memberships.find((row) => row.projectId === null && row.organizationId === project.organizationId);
  if (wide?.role === "administrator") return wide.role;
  const own = actor.memberships.find((row) => row.projectId === project.id);
  return own?.role ?? wide?.role ?? null;
}

/** Which projects a person may see: those of their organisations and those they were invited to, or one alone. */
type Visible = { organizationIds: string[]; projectIds: string[]; onlyProjectId: string | null };

/** The projects they may see. */
export function visibleTo(actor: Actor): Visible {
  return {
    organizationIds: actor.memberships.filter((row) => row.projectId === null).map((row) => row.organizationId),
    projectIds: actor.memberships.flatMap((row) => row.projectId ?? []),
    onlyProjectId: actor.onlyProjectId,
  };
}

/** The same for `where`. */
export function visibleProjects(actor: Actor) {
  const { organizationIds, projectIds, onlyProjectId } = visibleTo(actor);
  return {
    ...(onlyProjectId === null ? {} : { id: onlyProjectId }),
    OR: [{ organizationId: { in: organizationIds } }, { id: { in: projectIds } }],
  };
}

/** Asks again who asks, for a stream that stays open. */
export async function canSeeProject(
  headers: Headers,
  project: { id: string; organizationId: string },
): Promise<boolean> {
  const actor = await currentActor(headers);
  return actor !== null && roleInProject(actor, project) !== null;
}

/** A token must not be able to make another that outlives it. */
export function requireBrowser(actor: Actor): void {
  if (actor.sessionId === null)
    throw new AppError("forbidden", "A token cannot create tokens: do it in the application.");
}
