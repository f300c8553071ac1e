import { route } from "@/lib/server/http/route";
import { listAfterRows } from "@/lib/server/imports/list-after-inventories";

export const GET = route(
  "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}/rows",
  async ({ project, params, query }) => listAfterRows(project.id, params.afterInventoryId, query),
);
