import { listImportRows } from "@/lib/server/queries/imports";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/imports/{importId}/rows", async ({ project, params, query }) =>
  json(await listImportRows(project.id, params.importId, query)),
);
