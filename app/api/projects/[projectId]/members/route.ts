import { listProjectMembers } from "@/lib/server/queries/members";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/members", async ({ project }) =>
  json(await listProjectMembers(project.organizationId, project.id)),
);
