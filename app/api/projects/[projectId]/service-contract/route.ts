import { route } from "@/lib/server/http/route";
import { setServiceContract } from "@/lib/server/quotes/set-service-contract";

export const PUT = route(
  "PUT /api/projects/{projectId}/service-contract",
  async ({ project, body, actor, requestId }) =>
    setServiceContract({ project, ...body, actorId: actor.userId, requestId }),
);
