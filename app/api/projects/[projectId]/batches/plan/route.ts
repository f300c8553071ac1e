import { proposeBatches } from "@/lib/server/batches/plan-batches";
import { json, route } from "@/lib/server/http/route";

export const POST = route("POST /api/projects/{projectId}/batches/plan", async ({ project, body }) =>
  json(await proposeBatches(project.id, body)),
);
