import { route } from "@/lib/server/http/route";
import { forgetMapping } from "@/lib/server/imports/save-mapping";

export const DELETE = route("DELETE /api/mappings/{headerKey}", async ({ actor, params, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  await forgetMapping({ organizationId, headerKey: params.headerKey, actorId, requestId });
});
