import { getWhatIf } from "@/lib/server/queries/what-if";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/projects/{projectId}/what-if", async ({ project, body }) =>
  json(await getWhatIf(project.id, body)),
);
