import { route } from "@/lib/server/http/route";
import { correctPhones } from "@/lib/server/phones/correct-phones";

export const POST = route("POST /api/phone-corrections", async ({ actor, body, requestId }) =>
  correctPhones(actor, body, requestId),
);
