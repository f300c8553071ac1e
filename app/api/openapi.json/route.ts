import { json, route } from "@/lib/server/route";
import { openApiDocument } from "@/lib/server/queries/open-api";

export const GET = route("GET /api/openapi.json", async () => json(openApiDocument()));
