import { endSession } from "@/lib/server/commands/end-session";
import { noContent, route } from "@/lib/server/route";

export const DELETE = route("DELETE /api/session", async ({ actor }) => {
  await endSession(actor);
  return noContent();
});
