import { json, route } from "@/lib/server/http/route";
import { getProject } from "@/lib/server/inventory/get-project";
import { editProject } from "@/lib/server/projects/edit-project";

export const GET = route("GET /api/projects/{projectId}", async ({ project }) => {
  const found = await getProject(project.id);
  return json(found, { version: found.version });
});

export const PATCH = route("PATCH /api/projects/{projectId}", async ({ project, body, ifMatch, actor, requestId }) => {
  const edited = await editProject({ project, input: body, version: ifMatch, actorId: actor.userId, requestId });
  return json(edited, { version: edited.version });
});
