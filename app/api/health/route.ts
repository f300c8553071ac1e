import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/health", async () => ({ status: "ok" }));
