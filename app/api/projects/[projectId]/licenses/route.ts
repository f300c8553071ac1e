import { route } from "@/lib/server/http/route";
import { getLicensePool } from "@/lib/server/licenses/get-pool";

export const GET = route("GET /api/projects/{projectId}/licenses", ({ project }) => getLicensePool(project.id));
