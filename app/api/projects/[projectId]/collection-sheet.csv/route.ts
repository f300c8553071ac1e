import { exportSheet, WAITING } from "@/lib/server/queries/missing";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/collection-sheet.csv", ({ actor, project, query }) =>
  exportSheet(phoneScope(actor, project), Object.keys(query).length > 0 ? query : WAITING),
);
