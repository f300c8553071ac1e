import { json, route } from "@/lib/server/http/route";
import { acceptInvitation } from "@/lib/server/people/accept-invitation";

export const POST = route("POST /api/invitations/accept/{token}", async ({ actor, params, body, requestId }) =>
  json(await acceptInvitation({ token: params.token, input: body, actor, requestId })),
);
