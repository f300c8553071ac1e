import { route } from "@/lib/server/http/route";
import { licenseOfPhone } from "@/lib/server/licenses/license-of-phone";

export const GET = route("GET /api/phones/{phoneId}/license", ({ project, params }) =>
  licenseOfPhone(project.id, params.phoneId, project.role),
);
