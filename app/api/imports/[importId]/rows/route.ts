import { json, route } from "@/lib/server/http/route";
import { listImportRows } from "@/lib/server/imports/list-imports";

export const GET = route("GET /api/imports/{importId}/rows", async ({ project, params, query }) =>
  json(await listImportRows(project.id, params.importId, query)),
);
