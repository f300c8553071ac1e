import { withdrawInvitation } from "@/lib/server/commands/invite";
import { noContent, route } from "@/lib/server/route";

export const DELETE = route("DELETE /api/invitations/{invitationId}", async ({ actor, params, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  await withdrawInvitation({ organizationId, invitationId: params.invitationId, actorId, requestId });
  return noContent();
});
