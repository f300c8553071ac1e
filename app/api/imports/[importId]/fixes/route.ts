import { fixRows } from "@/lib/server/commands/correct-import";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/imports/{importId}/fixes", async ({ project, params, body, actor }) =>
  json(
    await fixRows({
      projectId: project.id,
      importId: params.importId,
      fixes: body.fixes,
      actorId: actor.userId,
    }),
  ),
);
