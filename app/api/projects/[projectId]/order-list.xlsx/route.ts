import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { exportOrderList } from "@/lib/server/quotes/export-order-list";

export const GET = route("GET /api/projects/{projectId}/order-list.xlsx", async ({ actor, project, query }) =>
  exportOrderList(phoneScope(actor, project), query),
);
