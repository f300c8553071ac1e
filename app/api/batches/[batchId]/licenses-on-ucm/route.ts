import { route } from "@/lib/server/http/route";
import { markOnUcm } from "@/lib/server/licenses/mark-on-ucm";

export const POST = route("POST /api/batches/{batchId}/licenses-on-ucm", ({ project, params, actor, requestId }) =>
  markOnUcm({ project, actorId: actor.userId, requestId }, params.batchId),
);
