import { downloadHandover } from "@/lib/server/documents/handover";
import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";

export const GET = route("GET /api/projects/{projectId}/handover.csv", ({ actor, project, query }) =>
  downloadHandover(phoneScope(actor, project), { site: query.site }, "csv"),
);
