import { json, noContent, route } from "@/lib/server/http/route";
import { discardImport } from "@/lib/server/imports/commit-import";
import { editImport } from "@/lib/server/imports/edit-import";
import { getImport } from "@/lib/server/imports/list-imports";

export const GET = route("GET /api/imports/{importId}", async ({ project, params }) =>
  json(await getImport(project.id, params.importId)),
);

export const PATCH = route("PATCH /api/imports/{importId}", async ({ project, params, body }) =>
  json(await editImport({ project, id: params.importId, input: body })),
);

export const DELETE = route("DELETE /api/imports/{importId}", async ({ project, params }) => {
  await discardImport(project.id, params.importId);
  return noContent();
});
