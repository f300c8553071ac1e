import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getWork } from "@/lib/server/work/get-work";

export const GET = route("GET /api/projects/{projectId}/work", async ({ actor, project, query }) =>
  json(await getWork(phoneScope(actor, project), query.batch)),
);
