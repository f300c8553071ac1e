import { json, route } from "@/lib/server/http/route";
import { listPhoneChanges } from "@/lib/server/phones/list-changes";

export const GET = route("GET /api/projects/{projectId}/changes", async ({ project, query }) =>
  json(await listPhoneChanges(project.id, query)),
);
