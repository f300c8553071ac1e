import { withdrawInvitation } from "@/lib/server/commands/invite";
import { noContent, route } from "@/lib/server/route";

export const DELETE = route(
  "DELETE /api/projects/{projectId}/invitations/{invitationId}",
  async ({ project, params, actor, requestId }) => {
    const { id: projectId, organizationId } = project;
    await withdrawInvitation({
      organizationId,
      projectId,
      invitationId: params.invitationId,
      actorId: actor.userId,
      requestId,
    });
    return noContent();
  },
);
