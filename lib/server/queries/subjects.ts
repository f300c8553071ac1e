import "server-only";
import { db } from "@/lib/server/db";
import { type Actor, visibleProjects } from "@/lib/server/session";

/** The project that a thing belongs to. */
export type Subject = { id: string; organizationId: string };

/**
 * Finds the project behind an id in a path, among those the actor may see. First his projects, then the thing in them:
 * the tables below a project are keyed by the project, and a stranger's id is simply not there.
 */
export async function findSubject(
  kind: "project" | "import" | "phone" | "batch",
  id: string,
  actor: Actor,
): Promise<Subject | null> {
  const visible = visibleProjects(actor);
  const select = { id: true, organizationId: true } as const;
  if (kind === "project") return db.project.findFirst({ where: { AND: [{ id }, visible] }, select });
  const projects = await db.project.findMany({ where: visible, select });
  const where = { projectId: { in: projects.map((project) => project.id) }, id };
  const found = await findIn(kind, where);
  return projects.find((project) => project.id === found?.projectId) ?? null;
}

type Where = { projectId: { in: string[] }; id: string };

function findIn(kind: "import" | "phone" | "batch", where: Where): Promise<{ projectId: string } | null> {
  const select = { projectId: true } as const;
  switch (kind) {
    case "import":
      return db.import.findFirst({ where, select });
    case "phone":
      return db.phone.findFirst({ where, select });
    case "batch":
      return db.batch.findFirst({ where, select });
  }
}

/** Is this batch, or the batch of this phone, assigned to this person? */
export async function isAssigned(
  kind: "batch" | "phone",
  projectId: string,
  id: string,
  userId: string,
): Promise<boolean> {
  const batch = kind === "batch" ? { batchId: id } : { batch: { phones: { some: { projectId, id } } } };
  return (await db.batchAssignee.count({ where: { projectId, userId, ...batch } })) > 0;
}
