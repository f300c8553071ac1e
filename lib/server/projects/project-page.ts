import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { may, type Permission, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import type { Project } from "@/lib/schemas/projects";
import { AppError } from "@/lib/server/errors";
import { requireActor } from "@/lib/server/http/page";
import { getProject } from "@/lib/server/inventory/get-project";
import type { Subject } from "@/lib/server/sign-in/find-actor";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";
import { findSubject, isAssigned } from "@/lib/server/sign-in/subjects";

export type ProjectPage = { actor: Actor; project: Subject & { role: Role }; details: Project };

/** First line of every page below a project: not theirs, not there and not allowed all look the same. */
export const requireProject = cache(async (projectId: string, permission: Permission): Promise<ProjectPage> => {
  const actor = await requireActor();
  const subject = z.uuid().safeParse(projectId).success ? await findSubject("project", projectId, actor) : null;
  const role = subject && roleInProject(actor, subject);
  if (!subject || !role || !may(role, permission)) notFound();
  return { actor, project: { ...subject, role }, details: await getProject(projectId) };
});

/** For the catch of a command whose thing is gone: the page of a thing that is not there. */
export function notFoundIfGone(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}

/** After requireProject: a technician opens only what is assigned to them. */
export async function requireAssigned(
  { actor, project }: ProjectPage,
  kind: "batch" | "phone",
  id: string,
): Promise<void> {
  if (!z.uuid().safeParse(id).success) notFound();
  if (seesOnlyAssigned(project.role) && !(await isAssigned(kind, project.id, id, actor.userId))) notFound();
}
