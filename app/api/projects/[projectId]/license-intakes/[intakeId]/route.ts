import { route } from "@/lib/server/http/route";
import { getIntake, listIntakeEntries } from "@/lib/server/licenses/list-intakes";

export const GET = route(
  "GET /api/projects/{projectId}/license-intakes/{intakeId}",
  async ({ project, params, query }) => {
    await getIntake(project.id, params.intakeId);
    return listIntakeEntries(project.id, params.intakeId, query);
  },
);
