import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { acknowledgeLosses } from "@/lib/server/work/acknowledge-losses";

export const POST = route(
  "POST /api/projects/{projectId}/acknowledgements",
  async ({ project, body, actor, requestId }) =>
    acknowledgeLosses({ project, scope: phoneScope(actor, project), input: body, actorId: actor.userId, requestId }),
);
