import { json, route } from "@/lib/server/http/route";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { listApiTokens } from "@/lib/server/people/list-api-tokens";
import { requireBrowser } from "@/lib/server/sign-in/session";

export const GET = route("GET /api/tokens", async ({ actor }) => json({ items: await listApiTokens(actor.userId) }));

export const POST = route("POST /api/tokens", async ({ actor, body, requestId }) => {
  requireBrowser(actor);
  const token = await createApiToken({
    userId: actor.userId,
    organizationId: actor.organizationId,
    input: body,
    requestId,
  });
  return json(token, { status: 201 });
});
