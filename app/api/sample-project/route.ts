import { json, route } from "@/lib/server/http/route";
import { importSampleFleet } from "@/lib/server/imports/import-sample-fleet";
import { createSampleProject } from "@/lib/server/projects/create-sample-project";

export const POST = route("POST /api/sample-project", async ({ actor, requestId }) => {
  const { organizationId, userId: actorId } = actor;
  const project = await createSampleProject({ organizationId, actorId, requestId });
  await importSampleFleet({ project: { id: project.id, organizationId }, actorId, requestId });
  return json(project, { status: 201, version: project.version });
});
