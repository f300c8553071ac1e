import { json, route } from "@/lib/server/http/route";
import { createProject } from "@/lib/server/projects/create-project";
import { listProjects } from "@/lib/server/projects/list-projects";

export const GET = route("GET /api/projects", async ({ actor, query }) => json(await listProjects(actor, query)));

export const POST = route("POST /api/projects", async ({ actor, body, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  const project = await createProject({ input: body, organizationId, actorId, requestId });
  return json(project, { status: 201, version: project.version });
});
