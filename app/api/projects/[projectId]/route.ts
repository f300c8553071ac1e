import { editProject } from "@/lib/server/commands/edit-project";
import { getProject } from "@/lib/server/queries/projects";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}", async ({ project }) => {
  const found = await getProject(project.id);
  return json(found, { version: found.version });
});

export const PATCH = route("PATCH /api/projects/{projectId}", async ({ project, body, ifMatch, actor, requestId }) => {
  const edited = await editProject({ project, input: body, version: ifMatch, actorId: actor.userId, requestId });
  return json(edited, { version: edited.version });
});
