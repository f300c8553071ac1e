import { json, route } from "@/lib/server/http/route";
import { undoImport } from "@/lib/server/imports/undo-import";

export const POST = route("POST /api/imports/{importId}/undo", async ({ project, params, actor, requestId }) =>
  json(await undoImport({ project, importId: params.importId, actorId: actor.userId, requestId })),
);
