import { phoneScope } from "@/lib/server/queries/phone-scope";
import { getRuleBook } from "@/lib/server/queries/rules";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/rules", async ({ actor, project }) =>
  json(await getRuleBook(phoneScope(actor, project))),
);
