import { exportPhones } from "@/lib/server/queries/export-phones";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/phones.csv", async ({ actor, project, query }) =>
  exportPhones(phoneScope(actor, project), query, "csv"),
);
