import type { Endpoints } from "./endpoint";
import { jobStarted } from "./jobs";
import { probeInput } from "./probe";

export const PROBE_ENDPOINTS = {
  "POST /api/projects/{projectId}/probe": {
    summary: "Ask the phones of a batch or a site for their pages; a job. Off until an administrator lists networks",
    access: "batch.plan",
    subject: "project",
    body: probeInput,
    status: 202,
    response: jobStarted,
    mayBeJob: true,
  },
} as const satisfies Endpoints;
