import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getRuleBook } from "@/lib/server/rules/list-rules";

export const GET = route("GET /api/projects/{projectId}/rules", async ({ actor, project }) =>
  json(await getRuleBook(phoneScope(actor, project))),
);
