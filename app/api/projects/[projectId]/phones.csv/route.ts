import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { exportPhones } from "@/lib/server/phones/export-phones";

export const GET = route("GET /api/projects/{projectId}/phones.csv", async ({ actor, project, query }) =>
  exportPhones(phoneScope(actor, project), query, "csv"),
);
