import { json, route } from "@/lib/server/route";
import { recordStepEvents } from "@/lib/server/commands/record-step-events";

export const POST = route("POST /api/step-events", async ({ actor, body, requestId }) => json(await recordStepEvents(actor, body, requestId)));
