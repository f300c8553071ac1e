import { route } from "@/lib/server/http/route";
import { portalSheetCsv } from "@/lib/server/licenses/portal-sheet";

export const GET = route("GET /api/projects/{projectId}/portal-sheet.csv", ({ project, query }) =>
  portalSheetCsv(project.id, query),
);
