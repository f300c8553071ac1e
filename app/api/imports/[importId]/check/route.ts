import { route } from "@/lib/server/http/route";
import { startCheck } from "@/lib/server/imports/commit-import";

export const POST = route("POST /api/imports/{importId}/check", async ({ project, params }) =>
  startCheck(project.id, params.importId),
);
