import { noContent, route } from "@/lib/server/http/route";
import { forgetMapping } from "@/lib/server/imports/save-mapping";

export const DELETE = route("DELETE /api/mappings/{headerKey}", async ({ actor, params }) => {
  await forgetMapping(actor.organizationId, params.headerKey);
  return noContent();
});
