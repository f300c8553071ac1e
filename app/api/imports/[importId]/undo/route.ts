import { route } from "@/lib/server/http/route";
import { previewUndo, undoImport } from "@/lib/server/imports/undo-import";

export const GET = route("GET /api/imports/{importId}/undo", async ({ project, params }) =>
  previewUndo(project.id, params.importId),
);

export const POST = route("POST /api/imports/{importId}/undo", async ({ project, params, actor, requestId }) =>
  undoImport({ project, importId: params.importId, actorId: actor.userId, requestId }),
);
