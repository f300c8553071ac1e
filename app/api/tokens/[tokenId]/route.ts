import { noContent, route } from "@/lib/server/http/route";
import { revokeApiToken } from "@/lib/server/people/change-api-tokens";

export const DELETE = route("DELETE /api/tokens/{tokenId}", async ({ actor, params, requestId }) => {
  await revokeApiToken(actor.userId, params.tokenId, requestId);
  return noContent();
});
