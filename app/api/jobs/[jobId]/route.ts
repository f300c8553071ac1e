import { route } from "@/lib/server/http/route";
import { cancelJob, getJob } from "@/lib/server/jobs/long-jobs";

export const GET = route("GET /api/jobs/{jobId}", async ({ project, params }) => getJob(project.id, params.jobId));

export const DELETE = route("DELETE /api/jobs/{jobId}", async ({ project, params }) =>
  cancelJob(project.id, params.jobId),
);
