import { route } from "@/lib/server/http/route";
import { fixRows } from "@/lib/server/imports/correct-import";

export const POST = route("POST /api/imports/{importId}/fixes", async ({ project, params, body, actor, requestId }) =>
  fixRows({
    project,
    importId: params.importId,
    input: body,
    actorId: actor.userId,
    requestId,
  }),
);
