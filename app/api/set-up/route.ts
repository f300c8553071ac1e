import { json, route } from "@/lib/server/http/route";
import { setUp } from "@/lib/server/people/set-up";
import { addressOf } from "@/lib/server/sign-in/address";

export const POST = route("POST /api/set-up", async ({ body, request, requestId }) => {
  await setUp(body, { requestId, address: addressOf(request) });
  return json({ status: "ok" }, { status: 201 });
});
