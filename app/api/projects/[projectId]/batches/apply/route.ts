import { applyBatches } from "@/lib/server/batches/plan-batches";
import { json, route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/apply", async ({ project, body, actor, requestId }) =>
  json(await applyBatches({ project, options: body, actorId: actor.userId, requestId })),
);
