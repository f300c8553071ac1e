import { requireReady } from "@/lib/server/queries/readiness";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/ready", async () => {
  await requireReady();
  return json({ status: "ready" });
});
