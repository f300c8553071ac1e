import { route } from "@/lib/server/http/route";
import { getReplacement } from "@/lib/server/licenses/license-of-phone";
import { replacePhone } from "@/lib/server/licenses/replace-phone";

export const POST = route("POST /api/phones/{phoneId}/replace", async ({ project, params, body, actor, requestId }) => {
  const who = { project, actorId: actor.userId, requestId };
  return getReplacement(project.id, await replacePhone(who, { phoneId: params.phoneId, input: body }));
});
