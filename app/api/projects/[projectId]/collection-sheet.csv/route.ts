import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { exportSheet, toCollect } from "@/lib/server/phones/list-missing";

export const GET = route("GET /api/projects/{projectId}/collection-sheet.csv", async ({ actor, project, query }) => {
  const scope = phoneScope(actor, project);
  return exportSheet(scope, Object.keys(query).length > 0 ? query : toCollect(scope));
});
