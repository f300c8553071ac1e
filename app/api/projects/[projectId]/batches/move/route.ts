import { json, route } from "@/lib/server/route";
import { movePhones } from "@/lib/server/commands/move-phones";

export const POST = route("POST /api/projects/{projectId}/batches/move", async ({ project, body, actor, requestId }) =>
  json(await movePhones({ project, ...body, actorId: actor.userId, requestId })),
);
