import { json, route } from "@/lib/server/http/route";
import { getWhatIf } from "@/lib/server/rules/what-if";

export const POST = route("POST /api/projects/{projectId}/what-if", async ({ project, body }) =>
  json(await getWhatIf(project.id, body)),
);
