import { route } from "@/lib/server/http/route";
import { commitImport } from "@/lib/server/imports/commit-import";

export const POST = route(
  "POST /api/imports/{importId}/commit",
  async ({ project, params, body, ifMatch, actor, requestId }) => {
    const queued = await commitImport({
      project,
      id: params.importId,
      mode: body.mode,
      revision: ifMatch,
      actorId: actor.userId,
      requestId,
    });
    return queued;
  },
);
