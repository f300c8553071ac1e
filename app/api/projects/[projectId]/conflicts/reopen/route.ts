import { route } from "@/lib/server/http/route";
import { reopenConflicts } from "@/lib/server/work/settle-brought";

export const POST = route(
  "POST /api/projects/{projectId}/conflicts/reopen",
  async ({ project, body, actor, requestId }) => reopenConflicts({ project, input: body, actor, requestId }),
);
