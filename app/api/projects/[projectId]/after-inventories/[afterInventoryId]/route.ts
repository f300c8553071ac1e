import { route } from "@/lib/server/http/route";
import { getAfterInventory } from "@/lib/server/imports/list-after-inventories";

export const GET = route(
  "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}",
  async ({ project, params }) => getAfterInventory(project.id, params.afterInventoryId),
);
