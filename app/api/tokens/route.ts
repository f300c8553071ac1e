import { invalidFields } from "@/lib/server/errors";
import { route } from "@/lib/server/http/route";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { listApiTokens } from "@/lib/server/people/list-api-tokens";
import { requireBrowser } from "@/lib/server/sign-in/session";
import { findSubject } from "@/lib/server/sign-in/subjects";

export const GET = route("GET /api/tokens", async ({ actor }) => ({ items: await listApiTokens(actor.userId) }));

export const POST = route("POST /api/tokens", async ({ actor, body, requestId }) => {
  requireBrowser(actor);
  if (body.projectId !== undefined && !(await findSubject("project", body.projectId, actor)))
    throw invalidFields([{ path: "projectId", message: "There is no such project, or it is not yours to see." }]);
  return createApiToken({
    userId: actor.userId,
    organizationId: actor.organizationId,
    input: body,
    requestId,
  });
});
