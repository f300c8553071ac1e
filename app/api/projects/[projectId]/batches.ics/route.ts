import { exportCalendar } from "@/lib/server/batches/export-calendar";
import { route } from "@/lib/server/http/route";
import { getProject } from "@/lib/server/inventory/get-project";
import { phoneScope } from "@/lib/server/inventory/phone-scope";

export const GET = route("GET /api/projects/{projectId}/batches.ics", async ({ actor, project }) =>
  exportCalendar(phoneScope(actor, project), (await getProject(project.id)).name),
);
