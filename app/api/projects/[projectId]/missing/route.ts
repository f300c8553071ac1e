import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { countMissing, toCollect } from "@/lib/server/phones/list-missing";

export const GET = route("GET /api/projects/{projectId}/missing", async ({ actor, project }) => {
  const scope = phoneScope(actor, project);
  return json(await countMissing(scope, toCollect(scope)));
});
