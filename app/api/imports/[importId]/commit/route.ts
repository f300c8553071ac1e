import { commitImport } from "@/lib/server/commands/commit-import";
import { json, route } from "@/lib/server/route";

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
