import { route } from "@/lib/server/http/route";
import { createFulfilment, getFulfilment, listFulfilments } from "@/lib/server/licenses/fulfilments";

export const GET = route("GET /api/projects/{projectId}/fulfilments", async ({ project }) => ({
  items: await listFulfilments(project.id, project.role),
}));

export const POST = route("POST /api/projects/{projectId}/fulfilments", async ({ project, body, actor, requestId }) => {
  const id = await createFulfilment({ project, actorId: actor.userId, requestId }, body);
  return getFulfilment(project.id, id, project.role);
});
