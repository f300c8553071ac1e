import { countMissing, toCollect } from "@/lib/server/queries/missing";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/missing", async ({ actor, project }) => {
  const scope = phoneScope(actor, project);
  return json(await countMissing(scope, toCollect(scope)));
});
