import { openProjectStream } from "@/lib/server/project-stream";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/projects/{projectId}/events", async ({ request, project }) =>
  openProjectStream(request, project),
);
