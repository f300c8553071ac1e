import { createBatch } from "@/lib/server/commands/edit-batch";
import { listBatches } from "@/lib/server/queries/batches";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/batches", async ({ actor, project }) => {
  const items = await listBatches(phoneScope(actor, project));
  return json({ items, total: items.length, nextCursor: null });
});

export const POST = route("POST /api/projects/{projectId}/batches", async ({ project, body, actor, requestId }) => {
  const batch = await createBatch({ project, input: body, actorId: actor.userId, requestId });
  return json(batch, { status: 201, version: batch.version });
});
