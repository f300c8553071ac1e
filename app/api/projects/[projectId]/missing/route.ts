import { countMissing } from "@/lib/server/queries/missing";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/missing", async ({ actor, project }) =>
  json(await countMissing(phoneScope(actor, project))),
);
