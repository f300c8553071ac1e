import { exportSheet, toCollect } from "@/lib/server/queries/missing";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/collection-sheet.csv", async ({ actor, project, query }) => {
  const scope = phoneScope(actor, project);
  return exportSheet(scope, Object.keys(query).length > 0 ? query : toCollect(scope));
});
