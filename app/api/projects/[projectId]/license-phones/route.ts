import { route } from "@/lib/server/http/route";
import { listLicensePhones } from "@/lib/server/licenses/license-phones";

export const GET = route("GET /api/projects/{projectId}/license-phones", ({ project, query }) =>
  listLicensePhones(project.id, query),
);
