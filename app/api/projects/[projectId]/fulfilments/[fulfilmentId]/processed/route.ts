import { route } from "@/lib/server/http/route";
import { getFulfilment, markProcessed } from "@/lib/server/licenses/fulfilments";

export const POST = route(
  "POST /api/projects/{projectId}/fulfilments/{fulfilmentId}/processed",
  async ({ project, params, actor, requestId }) => {
    await markProcessed({ project, actorId: actor.userId, requestId }, params.fulfilmentId);
    return getFulfilment(project.id, params.fulfilmentId, project.role);
  },
);
