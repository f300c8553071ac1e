import { undoImport } from "@/lib/server/commands/undo-import";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/imports/{importId}/undo", async ({ project, params, actor, requestId }) =>
  json(await undoImport({ project, importId: params.importId, actorId: actor.userId, requestId })),
);
