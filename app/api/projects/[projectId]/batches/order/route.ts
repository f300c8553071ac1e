import { orderBatches } from "@/lib/server/batches/order-batches";
import { route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/order", async ({ project, body, actor, requestId }) =>
  orderBatches({ project, input: body, actorId: actor.userId, requestId }),
);
