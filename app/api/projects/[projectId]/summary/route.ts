import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";

export const GET = route("GET /api/projects/{projectId}/summary", async ({ actor, project }) =>
  json(await getSummary(phoneScope(actor, project))),
);
