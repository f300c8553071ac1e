import { route } from "@/lib/server/http/route";
import { listChangedPhones } from "@/lib/server/phones/list-changes";

export const GET = route("GET /api/projects/{projectId}/changes/{requestId}", async ({ project, params, query }) =>
  listChangedPhones(project.id, params.requestId, query),
);
