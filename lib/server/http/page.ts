import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { may, type Permission } from "@/lib/domain/access";
import { type Actor, currentActor } from "@/lib/server/sign-in/session";

const actorOfRequest = cache(async () => currentActor(await headers()));

/** First line of every page: who asks. Without a session it leads to the sign-in page. A layout does not guard its pages. */
export async function requireActor(): Promise<Actor> {
  return (await actorOfRequest()) ?? redirect("/sign-in");
}

/** For pages that show something else to whoever is signed in. */
export const currentActorOfPage = actorOfRequest;

/** First line of pages that are for the organisation. */
export async function requireOrganization(permission: Permission): Promise<Actor> {
  const actor = await requireActor();
  if (actor.organizationRole === null || !may(actor.organizationRole, permission)) notFound();
  return actor;
}
