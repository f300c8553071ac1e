import { json, route } from "@/lib/server/http/route";
import { invite } from "@/lib/server/people/invite";

export const POST = route("POST /api/invitations", async ({ actor, body, requestId }) => {
  const { projectId = null, ...rest } = body;
  const { organizationId, userId: actorId } = actor;
  return json(await invite({ organizationId, projectId, ...rest, actorId, requestId }), { status: 201 });
});
