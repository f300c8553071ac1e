import { route } from "@/lib/server/http/route";
import { listProjectMembers } from "@/lib/server/people/list-members";

export const GET = route("GET /api/projects/{projectId}/members", async ({ project }) =>
  listProjectMembers(project.organizationId, project.id),
);
