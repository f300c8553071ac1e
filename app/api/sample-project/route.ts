import { createSampleProject } from "@/lib/server/commands/create-sample-project";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/sample-project", async ({ actor, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  const project = await createSampleProject({ organizationId, actorId, requestId });
  return json(project, { status: 201, version: project.version });
});
