import { movePhones } from "@/lib/server/commands/move-phones";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/projects/{projectId}/batches/move", async ({ project, body, actor, requestId }) =>
  json(await movePhones({ project, ...body, actorId: actor.userId, requestId })),
);
