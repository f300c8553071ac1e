import { phoneScope } from "@/lib/server/queries/phone-scope";
import { listPhones } from "@/lib/server/queries/phones";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/phones", async ({ actor, project, query }) =>
  json(await listPhones(phoneScope(actor, project), query)),
);
