import { editPhones } from "@/lib/server/commands/edit-phones";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/projects/{projectId}/phones/edit", async ({ project, body, actor, requestId }) =>
  json(await editPhones({ project, scope: phoneScope(actor, project), input: body, actorId: actor.userId, requestId })),
);
