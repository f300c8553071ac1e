import { addressOf } from "@/lib/server/address";
import { changePassword } from "@/lib/server/commands/change-password";
import { noContent, route } from "@/lib/server/route";

export const POST = route("POST /api/password", async ({ actor, body, request, requestId }) => {
  await changePassword({ actor, ...body, address: addressOf(request), requestId });
  return noContent();
});
