import * as z from "zod";
import type { Endpoints } from "./endpoint";
import { job } from "./jobs";

export const JOBS_ENDPOINTS = {
  "GET /api/projects/{projectId}/jobs": {
    summary: "Work on many phones that is under way or ended lately, newest first",
    access: "project.view",
    subject: "project",
    response: z.object({ items: z.array(job), total: z.number().int(), nextCursor: z.null() }),
  },
  "GET /api/jobs/{jobId}": {
    summary: "How far work on many phones is, and what came of it",
    access: "project.view",
    subject: "job",
    response: job,
  },
  "DELETE /api/jobs/{jobId}": {
    summary: "Cancel work on many phones; nothing of it is stored",
    access: "batch.plan",
    subject: "job",
    status: 204,
  },
} as const satisfies Endpoints;
