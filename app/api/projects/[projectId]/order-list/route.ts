import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getOrderList } from "@/lib/server/quotes/get-order-list";

export const GET = route("GET /api/projects/{projectId}/order-list", async ({ actor, project, query }) =>
  getOrderList(phoneScope(actor, project), query),
);
