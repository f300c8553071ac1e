import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { countFacets } from "@/lib/server/phones/list-phones";

export const GET = route("GET /api/projects/{projectId}/facets", async ({ actor, project, query }) =>
  json(await countFacets(phoneScope(actor, project), query)),
);
