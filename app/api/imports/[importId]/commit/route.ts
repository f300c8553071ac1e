import { json, route } from "@/lib/server/http/route";
import { commitImport } from "@/lib/server/imports/commit-import";

export const POST = route(
  "POST /api/imports/{importId}/commit",
  async ({ project, params, body, actor, requestId }) => {
    const queued = await commitImport({
      project,
      id: params.importId,
      mode: body.mode,
      actorId: actor.userId,
      requestId,
    });
    return json(queued, { status: 202 });
  },
);
