import { deleteBatch, editBatch } from "@/lib/server/batches/edit-batch";
import { getBatch } from "@/lib/server/batches/list-batches";
import { json, noContent, route } from "@/lib/server/http/route";

export const GET = route("GET /api/batches/{batchId}", async ({ project, params }) => {
  const batch = await getBatch(project.id, params.batchId);
  return json(batch, { version: batch.version });
});

export const PATCH = route(
  "PATCH /api/batches/{batchId}",
  async ({ project, params, body, ifMatch, actor, requestId }) => {
    const batch = await editBatch({
      project,
      batchId: params.batchId,
      input: body,
      version: ifMatch,
      actorId: actor.userId,
      requestId,
    });
    return json(batch, { version: batch.version });
  },
);

export const DELETE = route("DELETE /api/batches/{batchId}", async ({ project, params, actor, requestId }) => {
  await deleteBatch({ project, batchId: params.batchId, actorId: actor.userId, requestId });
  return noContent();
});
