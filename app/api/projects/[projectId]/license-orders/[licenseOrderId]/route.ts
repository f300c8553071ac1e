import { route } from "@/lib/server/http/route";
import { deleteLicenseOrder, editLicenseOrder, getLicenseOrder } from "@/lib/server/licenses/license-orders";

export const GET = route("GET /api/projects/{projectId}/license-orders/{licenseOrderId}", ({ project, params }) =>
  getLicenseOrder(project.id, params.licenseOrderId, project.role),
);

export const PATCH = route(
  "PATCH /api/projects/{projectId}/license-orders/{licenseOrderId}",
  async ({ project, params, body, ifMatch, actor, requestId }) => {
    const id = params.licenseOrderId;
    await editLicenseOrder({ project, actorId: actor.userId, requestId }, { id, input: body, version: ifMatch });
    return getLicenseOrder(project.id, id, project.role);
  },
);

export const DELETE = route(
  "DELETE /api/projects/{projectId}/license-orders/{licenseOrderId}",
  ({ project, params, actor, requestId }) =>
    deleteLicenseOrder({ project, actorId: actor.userId, requestId }, params.licenseOrderId),
);
