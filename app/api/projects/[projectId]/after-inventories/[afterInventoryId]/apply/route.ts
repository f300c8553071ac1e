import { route } from "@/lib/server/http/route";
import { applyAfterInventoryOrStart } from "@/lib/server/imports/apply-after-inventory";

export const POST = route(
  "POST /api/projects/{projectId}/after-inventories/{afterInventoryId}/apply",
  async ({ project, params, actor, requestId }) =>
    applyAfterInventoryOrStart({
      project: { id: project.id, organizationId: project.organizationId },
      afterInventoryId: params.afterInventoryId,
      actorId: actor.userId,
      requestId,
    }),
);
