import { route } from "@/lib/server/http/route";
import { getProject } from "@/lib/server/inventory/get-project";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getReadiness } from "@/lib/server/projects/get-readiness";

export const GET = route("GET /api/projects/{projectId}/readiness", async ({ actor, project, query: { by } }) => {
  const details = await getProject(project.id);
  return getReadiness({ scope: phoneScope(actor, project), role: project.role, project: details, by });
});
