import { downloadHandover } from "@/lib/server/documents/handover";
import { route } from "@/lib/server/http/route";
import { phoneScope } from "@/lib/server/inventory/phone-scope";

export const GET = route("GET /api/batches/{batchId}/handover.csv", ({ actor, project, params }) =>
  downloadHandover(phoneScope(actor, project), { batchId: params.batchId }, "csv"),
);
