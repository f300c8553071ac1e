import { route } from "@/lib/server/http/route";
import { licenseArchive } from "@/lib/server/licenses/license-archive";

export const GET = route("GET /api/batches/{batchId}/license-files.zip", ({ project, params }) =>
  licenseArchive(project.id, params.batchId),
);
