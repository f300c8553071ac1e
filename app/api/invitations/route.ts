import { invite } from "@/lib/server/commands/invite";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/invitations", async ({ actor, body, requestId }) => {
  const { projectId = null, ...rest } = body;
  const { organizationId, userId: actorId } = actor;
  return json(await invite({ organizationId, projectId, ...rest, actorId, requestId }), { status: 201 });
});
