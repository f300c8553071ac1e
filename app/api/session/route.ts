import { noContent, route } from "@/lib/server/http/route";
import { endSession } from "@/lib/server/sign-in/end-session";

export const DELETE = route("DELETE /api/session", async ({ actor }) => {
  await endSession(actor);
  return noContent();
});
