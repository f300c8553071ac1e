import { addPhone } from "@/lib/server/commands/add-phone";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { listPhones } from "@/lib/server/queries/phones";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/phones", async ({ actor, project, query }) =>
  json(await listPhones(phoneScope(actor, project), query)),
);

export const POST = route("POST /api/projects/{projectId}/phones", async ({ project, body, actor, requestId }) => {
  const phone = await addPhone({ project, input: body, actorId: actor.userId, requestId });
  return json(phone, { status: 201, version: phone.revision });
});
