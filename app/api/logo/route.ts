import { route } from "@/lib/server/http/route";
import { keepLogo, removeLogo } from "@/lib/server/people/change-logo";

export const PUT = route("PUT /api/logo", ({ actor, body, requestId }) =>
  keepLogo({ organizationId: actor.organizationId, actorId: actor.userId, requestId }, body.picture),
);

export const DELETE = route("DELETE /api/logo", ({ actor, requestId }) =>
  removeLogo({ organizationId: actor.organizationId, actorId: actor.userId, requestId }),
);
