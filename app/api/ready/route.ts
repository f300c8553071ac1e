import { requireReady } from "@/lib/server/http/readiness";
import { json, route } from "@/lib/server/http/route";

export const GET = route("GET /api/ready", async () => {
  await requireReady();
  return json({ status: "ready" });
});
