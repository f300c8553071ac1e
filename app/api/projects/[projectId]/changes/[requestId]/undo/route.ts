import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { undoChanges } from "@/lib/server/phones/undo-changes";

export const POST = route(
  "POST /api/projects/{projectId}/changes/{requestId}/undo",
  async ({ project, params, body, actor, requestId }) =>
    json(
      await undoChanges({
        project,
        scope: phoneScope(actor, project),
        undo: params.requestId,
        reason: body.reason ?? null,
        actorId: actor.userId,
        requestId,
      }),
    ),
);
