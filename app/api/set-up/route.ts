import { addressOf } from "@/lib/server/address";
import { setUp } from "@/lib/server/commands/set-up";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/set-up", async ({ body, request, requestId }) => {
  await setUp(body, { requestId, address: addressOf(request) });
  return json({ status: "ok" }, { status: 201 });
});
