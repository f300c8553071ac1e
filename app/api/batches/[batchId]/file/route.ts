import { downloadBatchFile } from "@/lib/server/documents/batch-files";
import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/batches/{batchId}/file", ({ project, params, query }) =>
  downloadBatchFile(project.id, params.batchId, query),
);
