import { route } from "@/lib/server/http/route";
import { portalSheetXlsx } from "@/lib/server/licenses/portal-sheet";

export const GET = route("GET /api/projects/{projectId}/portal-sheet.xlsx", ({ project, query }) =>
  portalSheetXlsx(project.id, query),
);
