import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { may, type Permission, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import type { Project } from "@/lib/schemas/projects";
import { getProject } from "@/lib/server/queries/projects";
import { findSubject, isAssigned, type Subject } from "@/lib/server/queries/subjects";
import { type Actor, currentActor, roleInProject } from "@/lib/server/session";

const actorOfRequest = cache(async () => currentActor(await headers()));

/** First line of every page: who asks. Without a session it leads to the sign-in page. A layout does not guard its pages. */
export async function requireActor(): Promise<Actor> {
  return (await actorOfRequest()) ?? redirect("/sign-in");
}

/** For pages that show something else to whoever is signed in. */
export const currentActorOfPage = actorOfRequest;

export type ProjectPage = { actor: Actor; project: Subject & { role: Role }; details: Project };

/** First line of every page below a project: not his, not there and not allowed all look the same. */
export const requireProject = cache(async (projectId: string, permission: Permission): Promise<ProjectPage> => {
  const actor = await requireActor();
  const subject = z.uuid().safeParse(projectId).success ? await findSubject("project", projectId, actor) : null;
  const role = subject && roleInProject(actor, subject);
  if (!subject || !role || !may(role, permission)) notFound();
  return { actor, project: { ...subject, role }, details: await getProject(projectId) };
});

/** After requireProject: a technician opens only what is assigned to him. */
export async function requireAssigned(
  { actor, project }: ProjectPage,
  kind: "batch" | "phone",
  id: string,
): Promise<void> {
  if (!z.uuid().safeParse(id).success) notFound();
  if (seesOnlyAssigned(project.role) && !(await isAssigned(kind, project.id, id, actor.userId))) notFound();
}

/** First line of pages that are for the organisation. */
export async function requireOrganization(permission: Permission): Promise<Actor> {
  const actor = await requireActor();
  if (actor.organizationRole === null || !may(actor.organizationRole, permission)) notFound();
  return actor;
}
