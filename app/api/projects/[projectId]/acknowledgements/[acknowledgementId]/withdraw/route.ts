import { route } from "@/lib/server/http/route";
import { withdrawAcknowledgement } from "@/lib/server/work/acknowledge-losses";

export const POST = route(
  "POST /api/projects/{projectId}/acknowledgements/{acknowledgementId}/withdraw",
  async ({ project, params, body, actor, requestId }) => {
    const { acknowledgementId: id } = params;
    await withdrawAcknowledgement({ project, id, reason: body.reason, actorId: actor.userId, requestId });
  },
);
