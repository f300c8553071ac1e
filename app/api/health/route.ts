import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/health", async () => json({ status: "ok" }));
