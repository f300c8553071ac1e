import { startCheck } from "@/lib/server/commands/commit-import";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/imports/{importId}/check", async ({ project, params }) =>
  json(await startCheck(project.id, params.importId), { status: 202 }),
);
