import { json, route } from "@/lib/server/http/route";
import { invite } from "@/lib/server/people/invite";

export const POST = route("POST /api/projects/{projectId}/invitations", async ({ project, body, actor, requestId }) => {
  const { id: projectId, organizationId } = project;
  return json(await invite({ organizationId, projectId, ...body, actorId: actor.userId, requestId }), { status: 201 });
});
