import { json, route } from "@/lib/server/http/route";
import { recordStepEvents } from "@/lib/server/work/record-step-events";

export const POST = route("POST /api/step-events", async ({ actor, body, requestId }) =>
  json(await recordStepEvents(actor, body, requestId)),
);
