import { route } from "@/lib/server/http/route";
import { listDuplicates } from "@/lib/server/imports/file-rows";

export const GET = route("GET /api/imports/{importId}/duplicates", async ({ project, params, query }) =>
  listDuplicates(project.id, params.importId, query),
);
