import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { undoOrStart } from "@/lib/server/phones/edit-or-start";

export const POST = route(
  "POST /api/projects/{projectId}/changes/{requestId}/undo",
  async ({ project, params, body, actor, requestId }) =>
    undoOrStart({
      project,
      scope: phoneScope(actor, project),
      undo: params.requestId,
      reason: body.reason ?? null,
      actorId: actor.userId,
      requestId,
    }),
);
