import { listSavedMappings } from "@/lib/server/queries/saved-mappings";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/mappings", async ({ actor }) =>
  json({ items: await listSavedMappings(actor.organizationId) }),
);
