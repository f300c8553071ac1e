import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getLosses } from "@/lib/server/work/acknowledge-losses";

export const GET = route("GET /api/projects/{projectId}/losses", async ({ actor, project, query }) =>
  getLosses(phoneScope(actor, project), query, { userId: actor.userId, role: project.role }),
);
