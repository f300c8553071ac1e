import { route } from "@/lib/server/http/route";
import { listDifferences } from "@/lib/server/imports/list-differences";

export const GET = route("GET /api/imports/{importId}/differences", async ({ project, params, query }) =>
  listDifferences(project.id, params.importId, query),
);
