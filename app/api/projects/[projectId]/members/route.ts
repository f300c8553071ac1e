import { json, route } from "@/lib/server/http/route";
import { listProjectMembers } from "@/lib/server/people/list-members";

export const GET = route("GET /api/projects/{projectId}/members", async ({ project }) =>
  json(await listProjectMembers(project.organizationId, project.id)),
);
