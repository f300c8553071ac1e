import { json, route } from "@/lib/server/http/route";
import { applyRules } from "@/lib/server/rules/apply-rules";

export const POST = route("POST /api/projects/{projectId}/rules/apply", async ({ project, body, actor, requestId }) =>
  json(await applyRules({ project, ruleSetVersion: body.ruleSetVersion, actorId: actor.userId, requestId }), {
    status: 202,
  }),
);
