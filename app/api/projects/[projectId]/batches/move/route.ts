import { movePhones } from "@/lib/server/batches/move-phones";
import { json, route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/move", async ({ project, body, actor, requestId }) =>
  json(await movePhones({ project, ...body, actorId: actor.userId, requestId })),
);
