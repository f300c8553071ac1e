import { editBatches } from "@/lib/server/batches/edit-batches";
import { route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/edit", async ({ project, body, actor, requestId }) =>
  editBatches({ project, input: body, actorId: actor.userId, requestId }),
);
