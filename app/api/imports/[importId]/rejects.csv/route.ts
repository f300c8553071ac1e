import { route } from "@/lib/server/http/route";
import { exportRejects } from "@/lib/server/imports/export-rejects";

export const GET = route("GET /api/imports/{importId}/rejects.csv", async ({ project, params }) =>
  exportRejects(project.id, params.importId),
);
