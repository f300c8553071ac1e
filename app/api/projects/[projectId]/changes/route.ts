import { listPhoneChanges } from "@/lib/server/queries/phone-changes";
import { json, route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/changes", async ({ project, query }) =>
  json(await listPhoneChanges(project.id, query)),
);
