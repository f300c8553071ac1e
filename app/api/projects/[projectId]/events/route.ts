import { route } from "@/lib/server/http/route";
import { openProjectStream } from "@/lib/server/live/project-stream";

export const GET = route("GET /api/projects/{projectId}/events", async ({ request, project }) =>
  openProjectStream(request, project),
);
