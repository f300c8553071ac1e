import { exportRejects } from "@/lib/server/queries/export-rejects";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/imports/{importId}/rejects.csv", async ({ project, params }) =>
  exportRejects(project.id, params.importId),
);
