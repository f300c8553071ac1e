import { phoneScope } from "@/lib/server/queries/phone-scope";
import { countFacets } from "@/lib/server/queries/phones";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/facets", async ({ actor, project, query }) =>
  json(await countFacets(phoneScope(actor, project), query)),
);
