import { route } from "@/lib/server/http/route";
import { startProbe } from "@/lib/server/work/probe-phones";

export const POST = route("POST /api/projects/{projectId}/probe", async ({ project, body, actor, requestId }) =>
  startProbe({ project, scope: body, actorId: actor.userId, requestId }),
);
