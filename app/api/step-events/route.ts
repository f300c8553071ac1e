import { recordStepEvents } from "@/lib/server/commands/record-step-events";
import { json, route } from "@/lib/server/route";

export const POST = route("POST /api/step-events", async ({ actor, body, requestId }) =>
  json(await recordStepEvents(actor, body, requestId)),
);
