import { json, route } from "@/lib/server/http/route";
import { createView } from "@/lib/server/phones/edit-view";
import { listViews } from "@/lib/server/phones/list-views";

export const GET = route("GET /api/projects/{projectId}/views", async ({ project }) =>
  json({ items: await listViews(project.id) }),
);

export const POST = route("POST /api/projects/{projectId}/views", async ({ project, body, actor, requestId }) => {
  const view = await createView({ project, input: body, actorId: actor.userId, requestId });
  return json(view, { status: 201, version: view.version });
});
