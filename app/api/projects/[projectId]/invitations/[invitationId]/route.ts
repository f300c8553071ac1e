import { noContent, route } from "@/lib/server/http/route";
import { withdrawInvitation } from "@/lib/server/people/invite";

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
