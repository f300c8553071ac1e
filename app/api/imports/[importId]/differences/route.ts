import { json, route } from "@/lib/server/http/route";
import { listDifferences } from "@/lib/server/imports/list-imports";

export const GET = route("GET /api/imports/{importId}/differences", async ({ project, params, query }) =>
  json(await listDifferences(project.id, params.importId, query)),
);
