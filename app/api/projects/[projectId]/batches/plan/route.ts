import { proposeBatches } from "@/lib/server/commands/plan-batches";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/projects/{projectId}/batches/plan", async ({ project, body }) =>
  json(await proposeBatches(project.id, body)),
);
