import { addEvidence } from "@/lib/server/commands/add-evidence";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/projects/{projectId}/evidence", async ({ actor, project, body, requestId }) => {
  const onlyAssigned = phoneScope(actor, project).onlyAssignedTo !== null;
  const evidence = await addEvidence({ project, input: body, actorId: actor.userId, onlyAssigned, requestId });
  return json(evidence, { status: 201 });
});
