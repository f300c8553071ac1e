import { bodyOf } from "@/lib/server/files/uploads";
import { route } from "@/lib/server/http/route";
import { getIntake } from "@/lib/server/licenses/list-intakes";
import { takeInLicenses } from "@/lib/server/licenses/take-in-licenses";

export const POST = route(
  "POST /api/projects/{projectId}/license-files",
  async ({ request, project, query, actor, requestId }) => {
    const id = await takeInLicenses({
      who: { project, actorId: actor.userId, requestId },
      actor,
      source: bodyOf(request),
      filename: query.filename,
      isOnUcm: query.onUcm === "yes",
      orderId: query.order,
    });
    return getIntake(project.id, id);
  },
);
