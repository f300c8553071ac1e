import "server-only";
import { may } from "@/lib/domain/access";
import type { WorkSnapshot } from "@/lib/schemas/work";
import { query, sql } from "@/lib/server/database/sql";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";
import { getWork } from "@/lib/server/work/get-work";

/** Everything a person's device needs to work without network: the batches assigned to them that are not over, of all projects. */
export async function getSnapshot(actor: Actor): Promise<WorkSnapshot> {
  const at = new Date().toISOString(); // before anything is read: what changes meanwhile is newer than the snapshot
  const projects = await query<{ id: string; organizationId: string }>(sql`
    SELECT r."id", r."organizationId" FROM "Project" r
    WHERE r."id" IN (SELECT a."projectId" FROM "BatchAssignee" a WHERE a."userId" = ${actor.userId}::uuid) ORDER BY r."createdAt"`);
  const theirs = projects.filter((project) => {
    const role = roleInProject(actor, project);
    return role !== null && may(role, "work.view");
  });
  const works = await Promise.all(theirs.map(({ id }) => getWork({ projectId: id, onlyAssignedTo: actor.userId })));
  return {
    person: { id: actor.userId, name: actor.name },
    at,
    works: works.filter(({ batches }) => batches.length > 0),
  };
}
