import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { exportEstimate } from "@/lib/server/quotes/export-order-list";

export const GET = route("GET /api/projects/{projectId}/order-list.csv", async ({ actor, project, query }) =>
  exportEstimate(phoneScope(actor, project), query),
);
