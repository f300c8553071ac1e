import { route } from "@/lib/server/http/route";
import { startAfterInventory } from "@/lib/server/imports/judge-after-inventory";

export const POST = route(
  "POST /api/imports/{importId}/after-inventory",
  async ({ project, params, body, actor, requestId }) =>
    startAfterInventory({
      project: { id: project.id, organizationId: project.organizationId },
      importId: params.importId,
      takenAt: body.takenAt ?? new Date().toISOString(),
      actorId: actor.userId,
      requestId,
    }),
);
