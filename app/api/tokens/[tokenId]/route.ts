import { revokeApiToken } from "@/lib/server/commands/api-tokens";
import { noContent, route } from "@/lib/server/route";

export const DELETE = route("DELETE /api/tokens/{tokenId}", async ({ actor, params, requestId }) => {
  await revokeApiToken(actor.userId, params.tokenId, requestId);
  return noContent();
});
