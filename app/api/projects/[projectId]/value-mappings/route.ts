import { json, noContent, route } from "@/lib/server/http/route";
import { forgetValue, settleValue } from "@/lib/server/imports/correct-import";
import { listValueMappings } from "@/lib/server/imports/import-fixes";

export const GET = route("GET /api/projects/{projectId}/value-mappings", async ({ project }) =>
  json({ items: await listValueMappings(project.id) }),
);

export const POST = route(
  "POST /api/projects/{projectId}/value-mappings",
  async ({ project, body, actor, requestId }) => {
    await settleValue({ project, input: body, actorId: actor.userId, requestId });
    return noContent();
  },
);

export const DELETE = route(
  "DELETE /api/projects/{projectId}/value-mappings",
  async ({ project, query, actor, requestId }) => {
    await forgetValue({ project, key: query, actorId: actor.userId, requestId });
    return noContent();
  },
);
