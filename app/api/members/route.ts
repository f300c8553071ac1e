import { json, route } from "@/lib/server/http/route";
import { listOrganizationMembers } from "@/lib/server/people/list-members";

export const GET = route("GET /api/members", async ({ actor }) =>
  json(await listOrganizationMembers(actor.organizationId)),
);
