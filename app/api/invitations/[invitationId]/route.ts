import { noContent, route } from "@/lib/server/http/route";
import { withdrawInvitation } from "@/lib/server/people/invite";

export const DELETE = route("DELETE /api/invitations/{invitationId}", async ({ actor, params, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  await withdrawInvitation({ organizationId, invitationId: params.invitationId, actorId, requestId });
  return noContent();
});
