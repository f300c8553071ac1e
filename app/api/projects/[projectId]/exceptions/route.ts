import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { listExceptions } from "@/lib/server/phones/list-exceptions";

export const GET = route("GET /api/projects/{projectId}/exceptions", async ({ actor, project, query }) =>
  listExceptions(phoneScope(actor, project), query),
);
