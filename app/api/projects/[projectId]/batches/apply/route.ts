import { applyBatches } from "@/lib/server/batches/plan-batches";
import { route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/apply", async ({ project, body, actor, requestId }) =>
  applyBatches({ project, options: body, actorId: actor.userId, requestId }),
);
