import { route } from "@/lib/server/http/route";
import { settlePhoneConflicts } from "@/lib/server/phones/settle-conflicts";
import { settleBrought } from "@/lib/server/work/settle-brought";

export const POST = route(
  "POST /api/projects/{projectId}/conflicts/settle",
  async ({ project, body, actor, requestId }) =>
    "conflicts" in body
      ? settleBrought({ project, input: body, actor, requestId })
      : settlePhoneConflicts({ project, input: body, actorId: actor.userId, requestId }),
);
