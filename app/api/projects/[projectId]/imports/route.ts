import { bodyOf } from "@/lib/server/files/uploads";
import { json, route } from "@/lib/server/http/route";
import { listImports } from "@/lib/server/imports/list-imports";
import { uploadImport } from "@/lib/server/imports/upload-import";

export const GET = route("GET /api/projects/{projectId}/imports", async ({ project, query }) =>
  json(await listImports(project.id, query)),
);

export const POST = route(
  "POST /api/projects/{projectId}/imports",
  async ({ request, project, query, actor, requestId }) => {
    const stored = await uploadImport({
      source: bodyOf(request),
      filename: query.filename,
      project,
      actorId: actor.userId,
      requestId,
    });
    return json(stored, { status: 201 });
  },
);
