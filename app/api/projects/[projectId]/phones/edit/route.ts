import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { editOrStart } from "@/lib/server/phones/edit-or-start";

export const POST = route("POST /api/projects/{projectId}/phones/edit", async ({ project, body, actor, requestId }) =>
  editOrStart({ project, scope: phoneScope(actor, project), input: body, actorId: actor.userId, requestId }),
);
