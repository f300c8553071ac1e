import { phoneScope } from "@/lib/server/queries/phone-scope";
import { getWork } from "@/lib/server/queries/work";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/work", async ({ actor, project, query }) =>
  json(await getWork(phoneScope(actor, project), query.batch)),
);
