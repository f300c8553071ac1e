import { route } from "@/lib/server/http/route";
import { listConflicts } from "@/lib/server/work/list-conflicts";

export const GET = route("GET /api/projects/{projectId}/conflicts", async ({ project, query }) =>
  listConflicts(project.id, query),
);
