import { route } from "@/lib/server/http/route";
import { getReplacement, keepCase } from "@/lib/server/licenses/license-of-phone";

export const PUT = route(
  "PUT /api/phones/{phoneId}/replacement-case",
  async ({ project, params, body, actor, requestId }) => {
    await keepCase({ project, actorId: actor.userId, requestId }, params.phoneId, body);
    return getReplacement(project.id, params.phoneId);
  },
);
