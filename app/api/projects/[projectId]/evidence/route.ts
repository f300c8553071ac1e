import { json, route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { addEvidence } from "@/lib/server/work/add-evidence";

export const POST = route("POST /api/projects/{projectId}/evidence", async ({ actor, project, body, requestId }) => {
  const onlyAssigned = phoneScope(actor, project).onlyAssignedTo !== null;
  const evidence = await addEvidence({ project, input: body, actorId: actor.userId, onlyAssigned, requestId });
  return json(evidence, { status: 201 });
});
