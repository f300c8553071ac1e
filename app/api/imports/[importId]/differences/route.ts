import { listDifferences } from "@/lib/server/queries/imports";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/imports/{importId}/differences", async ({ project, params, query }) =>
  json(await listDifferences(project.id, params.importId, query)),
);
