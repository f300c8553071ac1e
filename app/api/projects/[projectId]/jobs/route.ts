import { route } from "@/lib/server/http/route";
import { listJobs } from "@/lib/server/jobs/long-jobs";

export const GET = route("GET /api/projects/{projectId}/jobs", async ({ project }) => {
  const items = await listJobs(project.id);
  return { items, total: items.length, nextCursor: null };
});
