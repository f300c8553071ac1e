import { addEvidence } from "@/lib/server/commands/add-evidence";
import { json, route } from "@/lib/server/route";
import { phoneScope } from "@/lib/server/queries/phone-scope";

export const POST = route("POST /api/projects/{projectId}/evidence", async ({ actor, project, body, requestId }) => {
  const onlyAssigned = phoneScope(actor, project).onlyAssignedTo !== null;
  const evidence = await addEvidence({ project, input: body, actorId: actor.userId, onlyAssigned, requestId });
  return json(evidence, { status: 201 });
});
