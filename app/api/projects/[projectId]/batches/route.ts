import { createBatch } from "@/lib/server/batches/edit-batch";
import { listBatches } from "@/lib/server/batches/list-batches";
import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";

export const GET = route("GET /api/projects/{projectId}/batches", async ({ actor, project }) => {
  const items = await listBatches(phoneScope(actor, project));
  return json({ items, total: items.length, nextCursor: null });
});

export const POST = route("POST /api/projects/{projectId}/batches", async ({ project, body, actor, requestId }) => {
  const batch = await createBatch({ project, input: body, actorId: actor.userId, requestId });
  return json(batch, { status: 201, version: batch.version });
});
