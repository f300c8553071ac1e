import { noContent, route } from "@/lib/server/http/route";
import { removeFromProject } from "@/lib/server/people/change-member";

export const DELETE = route(
  "DELETE /api/projects/{projectId}/members/{userId}",
  async ({ project, params, actor, requestId }) => {
    const { id: projectId, organizationId } = project;
    await removeFromProject({ organizationId, projectId, userId: params.userId, actorId: actor.userId, requestId });
    return noContent();
  },
);
