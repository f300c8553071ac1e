import { route } from "@/lib/server/http/route";
import { previewGroupFix } from "@/lib/server/imports/group-fixes";

export const GET = route("GET /api/imports/{importId}/fixes/preview", async ({ project, params, query }) =>
  previewGroupFix({ projectId: project.id, importId: params.importId }, query),
);
