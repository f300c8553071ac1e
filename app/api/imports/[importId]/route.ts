import { route } from "@/lib/server/http/route";
import { discardImport } from "@/lib/server/imports/commit-import";
import { editImport } from "@/lib/server/imports/edit-import";
import { getImport } from "@/lib/server/imports/list-imports";

export const GET = route("GET /api/imports/{importId}", async ({ project, params }) =>
  getImport(project.id, params.importId),
);

export const PATCH = route("PATCH /api/imports/{importId}", async ({ project, params, body, actor, requestId }) =>
  editImport({ project, id: params.importId, input: body, actorId: actor.userId, requestId }),
);

export const DELETE = route("DELETE /api/imports/{importId}", async ({ project, params, actor, requestId }) => {
  await discardImport({ project, id: params.importId, actorId: actor.userId, requestId });
});
