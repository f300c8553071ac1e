import { route } from "@/lib/server/http/route";
import { exportChanges } from "@/lib/server/phones/export-changes";

export const GET = route("GET /api/projects/{projectId}/changes.csv", async ({ project, query }) =>
  exportChanges(project.id, query),
);
