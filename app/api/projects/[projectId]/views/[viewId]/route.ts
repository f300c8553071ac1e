import { json, noContent, route } from "@/lib/server/http/route";
import { deleteView, editView } from "@/lib/server/phones/edit-view";

export const PATCH = route(
  "PATCH /api/projects/{projectId}/views/{viewId}",
  async ({ project, params, body, ifMatch, actor, requestId }) => {
    const { viewId } = params;
    const view = await editView({ project, viewId, input: body, version: ifMatch, actorId: actor.userId, requestId });
    return json(view, { version: view.version });
  },
);

export const DELETE = route(
  "DELETE /api/projects/{projectId}/views/{viewId}",
  async ({ project, params, actor, requestId }) => {
    await deleteView({ project, viewId: params.viewId, actorId: actor.userId, requestId });
    return noContent();
  },
);
