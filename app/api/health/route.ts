import { json, route } from "@/lib/server/http/route";

export const GET = route("GET /api/health", async () => json({ status: "ok" }));
