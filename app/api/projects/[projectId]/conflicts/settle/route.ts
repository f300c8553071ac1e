import { route } from "@/lib/server/http/route";
import { settlePhoneConflicts } from "@/lib/server/phones/settle-conflicts";

export const POST = route(
  "POST /api/projects/{projectId}/conflicts/settle",
  async ({ project, body, actor, requestId }) =>
    settlePhoneConflicts({ project, input: body, actorId: actor.userId, requestId }),
);
