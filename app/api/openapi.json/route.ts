import { openApiDocument } from "@/lib/server/http/open-api";
import { json, route } from "@/lib/server/http/route";

export const GET = route("GET /api/openapi.json", async () => json(openApiDocument()));
