import { route } from "@/lib/server/http/route";
import { takeBackFulfilment } from "@/lib/server/licenses/fulfilments";

export const DELETE = route(
  "DELETE /api/projects/{projectId}/fulfilments/{fulfilmentId}",
  ({ project, params, actor, requestId }) =>
    takeBackFulfilment({ project, actorId: actor.userId, requestId }, params.fulfilmentId),
);
