import { noContent, route } from "@/lib/server/http/route";
import { changeMember } from "@/lib/server/people/change-member";

export const PATCH = route("PATCH /api/members/{userId}", async ({ actor, params, body, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  await changeMember({ organizationId, userId: params.userId, input: body, actorId, requestId });
  return noContent();
});
