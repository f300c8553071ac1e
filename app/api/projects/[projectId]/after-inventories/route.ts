import { route } from "@/lib/server/http/route";
import { listAfterInventories } from "@/lib/server/imports/list-after-inventories";

export const GET = route("GET /api/projects/{projectId}/after-inventories", async ({ project, query }) =>
  listAfterInventories(project.id, query),
);
