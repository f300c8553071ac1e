import { json, route } from "@/lib/server/route";
import { listOrganizationMembers } from "@/lib/server/queries/members";

export const GET = route("GET /api/members", async ({ actor }) => json(await listOrganizationMembers(actor.organizationId)));
