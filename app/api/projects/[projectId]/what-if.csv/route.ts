import { exportWhatIf } from "@/lib/server/queries/export-what-if";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/what-if.csv", async ({ project, query }) =>
  exportWhatIf(project.id, query),
);
