import { json, route } from "@/lib/server/route";
import { requireReady } from "@/lib/server/queries/readiness";

export const GET = route("GET /api/ready", async () => {
  await requireReady();
  return json({ status: "ready" });
});
