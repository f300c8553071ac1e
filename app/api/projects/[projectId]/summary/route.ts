import { phoneScope } from "@/lib/server/queries/phone-scope";
import { getSummary } from "@/lib/server/queries/summary";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/summary", async ({ actor, project }) =>
  json(await getSummary(phoneScope(actor, project))),
);
