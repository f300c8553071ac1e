import { acceptInvitation } from "@/lib/server/commands/accept-invitation";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/invitations/accept/{token}", async ({ actor, params, body, requestId }) =>
  json(await acceptInvitation({ token: params.token, input: body, actor, requestId })),
);
