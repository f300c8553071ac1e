import { route } from "@/lib/server/http/route";
import { editPhone } from "@/lib/server/phones/edit-phone";
import { getPhone } from "@/lib/server/phones/get-phone";

export const GET = route("GET /api/phones/{phoneId}", async ({ project, params }) => {
  const phone = await getPhone(project.id, params.phoneId, project.role);
  return phone;
});

export const PATCH = route(
  "PATCH /api/phones/{phoneId}",
  async ({ project, params, body, ifMatch, actor, requestId }) => {
    const phone = await editPhone({
      project,
      phoneId: params.phoneId,
      input: body,
      revision: ifMatch,
      actorId: actor.userId,
      requestId,
    });
    return phone;
  },
);
