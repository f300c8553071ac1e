import { forgetMapping } from "@/lib/server/commands/remember-mapping";
import { noContent, route } from "@/lib/server/route";

export const DELETE = route("DELETE /api/mappings/{headerKey}", async ({ actor, params }) => {
  await forgetMapping(actor.organizationId, params.headerKey);
  return noContent();
});
