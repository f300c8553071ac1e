import { removeFromProject } from "@/lib/server/commands/change-member";
import { noContent, route } from "@/lib/server/route";

export const DELETE = route(
  "DELETE /api/projects/{projectId}/members/{userId}",
  async ({ project, params, actor, requestId }) => {
    const { id: projectId, organizationId } = project;
    await removeFromProject({ organizationId, projectId, userId: params.userId, actorId: actor.userId, requestId });
    return noContent();
  },
);
