import { noContent, route } from "@/lib/server/http/route";
import { changePassword } from "@/lib/server/people/change-password";
import { addressOf } from "@/lib/server/sign-in/address";

export const POST = route("POST /api/password", async ({ actor, body, request, requestId }) => {
  await changePassword({ actor, ...body, address: addressOf(request), requestId });
  return noContent();
});
