import { json, route } from "@/lib/server/http/route";
import { startCheck } from "@/lib/server/imports/commit-import";

export const POST = route("POST /api/imports/{importId}/check", async ({ project, params }) =>
  json(await startCheck(project.id, params.importId), { status: 202 }),
);
