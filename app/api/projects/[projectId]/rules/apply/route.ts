import { applyRules } from "@/lib/server/commands/apply-rules";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/projects/{projectId}/rules/apply", async ({ project, body, actor, requestId }) =>
  json(await applyRules({ project, ruleSetVersion: body.ruleSetVersion, actorId: actor.userId, requestId }), {
    status: 202,
  }),
);
