import { route } from "@/lib/server/http/route";
import { exportWhatIf } from "@/lib/server/rules/export-what-if";

export const GET = route("GET /api/projects/{projectId}/what-if.csv", async ({ project, query }) =>
  exportWhatIf(project.id, query),
);
