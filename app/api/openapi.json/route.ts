import { openApiDocument } from "@/lib/server/queries/open-api";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/openapi.json", async () => json(openApiDocument()));
