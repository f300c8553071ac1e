import { undoChanges } from "@/lib/server/commands/undo-changes";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { json, route } from "@/lib/server/route";

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
