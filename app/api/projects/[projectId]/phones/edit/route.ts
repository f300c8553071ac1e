import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { editPhones } from "@/lib/server/phones/edit-phones";

export const POST = route("POST /api/projects/{projectId}/phones/edit", async ({ project, body, actor, requestId }) =>
  json(await editPhones({ project, scope: phoneScope(actor, project), input: body, actorId: actor.userId, requestId })),
);
