import { json, route } from "@/lib/server/http/route";
import { fixRows } from "@/lib/server/imports/correct-import";

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
