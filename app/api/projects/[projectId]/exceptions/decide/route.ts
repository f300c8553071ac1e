import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { decideExceptionsOrStart } from "@/lib/server/phones/edit-or-start";

export const POST = route(
  "POST /api/projects/{projectId}/exceptions/decide",
  async ({ project, body, actor, requestId }) =>
    decideExceptionsOrStart({
      project,
      scope: phoneScope(actor, project),
      input: body,
      actorId: actor.userId,
      requestId,
    }),
);
