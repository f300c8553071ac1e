import { applyOrStart } from "@/lib/server/batches/apply-or-start";
import { route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/apply", async ({ project, body, actor, requestId }) =>
  applyOrStart({ project, options: body, actorId: actor.userId, requestId }),
);
