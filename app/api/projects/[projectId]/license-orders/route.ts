import { route } from "@/lib/server/http/route";
import { createLicenseOrder, getLicenseOrder, listLicenseOrders } from "@/lib/server/licenses/license-orders";

export const GET = route("GET /api/projects/{projectId}/license-orders", async ({ project }) => ({
  items: await listLicenseOrders(project.id, project.role),
}));

export const POST = route(
  "POST /api/projects/{projectId}/license-orders",
  async ({ project, body, actor, requestId }) => {
    const id = await createLicenseOrder({ project, actorId: actor.userId, requestId }, body);
    return getLicenseOrder(project.id, id, project.role);
  },
);
