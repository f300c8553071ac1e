import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { addPhone } from "@/lib/server/phones/add-phone";
import { listPhones } from "@/lib/server/phones/list-phones";

export const GET = route("GET /api/projects/{projectId}/phones", async ({ actor, project, query }) =>
  json(await listPhones(phoneScope(actor, project), query)),
);

export const POST = route("POST /api/projects/{projectId}/phones", async ({ project, body, actor, requestId }) => {
  const phone = await addPhone({ project, input: body, actorId: actor.userId, requestId });
  return json(phone, { status: 201, version: phone.revision });
});
