import { listBatchFiles } from "@/lib/server/documents/batch-files";
import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/batches/{batchId}/files", ({ project, params }) =>
  listBatchFiles(project.id, params.batchId),
);
