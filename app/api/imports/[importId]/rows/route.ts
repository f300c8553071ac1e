import { json, route } from "@/lib/server/route";
import { listImportRows } from "@/lib/server/queries/imports";

export const GET = route("GET /api/imports/{importId}/rows", async ({ project, params, query }) =>
  json(await listImportRows(project.id, params.importId, query)),
);
