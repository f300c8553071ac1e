import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { may, type Permission } from "@/lib/domain/access";
import { safePath } from "@/lib/format/safe-path";
import { type Actor, currentActor } from "@/lib/server/sign-in/session";

const actorOfRequest = cache(async () => currentActor(await headers()));

/**
 * First line of every page: who asks. Without a session it leads to the sign-in page and from there back; who is in no
 * project and no organisation is told so. A layout does not guard its pages.
 */
export async function requireActor(): Promise<Actor> {
  const actor = await actorOfRequest();
  if (!actor) redirect(signInPath(await pathOfPage()));
  if (actor.memberships.length === 0) redirect("/no-project");
  return actor;
}

/** For pages that show something else to whoever is signed in. */
export const currentActorOfPage = actorOfRequest;

/** First line of pages that are for the organisation. */
export async function requireOrganization(permission: Permission): Promise<Actor & { organizationId: string }> {
  const { organizationId, ...actor } = await requireActor();
  const isAllowed = actor.organizationRole !== null && may(actor.organizationRole, permission);
  if (organizationId === null || !isAllowed) notFound();
  return { ...actor, organizationId };
}

/** Path and query of the page that is asked for: proxy.ts says it. */
const pathOfPage = async () => safePath((await headers()).get("x-rehome-path"));

/** The sign-in page, which leads on to a page afterwards. */
export const signInPath = (next: string | null): "/sign-in" | `/sign-in?${string}` =>
  next === null || next === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next })}`;
