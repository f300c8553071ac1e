import { json, route } from "@/lib/server/http/route";
import { listSavedMappings } from "@/lib/server/imports/saved-mappings";

export const GET = route("GET /api/mappings", async ({ actor }) =>
  json({ items: await listSavedMappings(actor.organizationId) }),
);
