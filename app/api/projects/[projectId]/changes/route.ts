import { route } from "@/lib/server/http/route";
import { listChanges } from "@/lib/server/phones/list-changes";

export const GET = route("GET /api/projects/{projectId}/changes", async ({ project, query }) =>
  listChanges(project.id, query),
);
