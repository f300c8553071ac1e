import { route } from "@/lib/server/http/route";
import { listIntakes } from "@/lib/server/licenses/list-intakes";

export const GET = route("GET /api/projects/{projectId}/license-intakes", async ({ project }) => ({
  items: await listIntakes(project.id),
}));
