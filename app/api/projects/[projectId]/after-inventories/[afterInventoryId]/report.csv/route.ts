import { route } from "@/lib/server/http/route";
import { exportAfterInventory } from "@/lib/server/imports/export-after-inventory";

export const GET = route(
  "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}/report.csv",
  async ({ project, params }) => exportAfterInventory(project.id, params.afterInventoryId),
);
