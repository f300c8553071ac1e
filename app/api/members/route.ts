import { listOrganizationMembers } from "@/lib/server/queries/members";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/members", async ({ actor }) =>
  json(await listOrganizationMembers(actor.organizationId)),
);
