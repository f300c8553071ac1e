import { route } from "@/lib/server/http/route";
import { listFileRows } from "@/lib/server/imports/file-rows";

export const GET = route("GET /api/imports/{importId}/file-rows", async ({ project, params, query }) =>
  listFileRows(project.id, params.importId, query),
);
