import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { countExceptions } from "@/lib/server/phones/list-exceptions";

export const GET = route("GET /api/projects/{projectId}/exceptions/counts", async ({ actor, project }) =>
  countExceptions(phoneScope(actor, project)),
);
