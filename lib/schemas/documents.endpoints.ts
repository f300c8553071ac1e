import { batchFileQuery, batchFiles } from "./documents";
import type { Endpoints } from "./endpoint";

export const DOCUMENTS_ENDPOINTS = {
  "GET /api/batches/{batchId}/files": {
    summary: "The files that are made for a batch's way, with the phones each leaves out and why",
    access: "work.view",
    subject: "batch",
    response: batchFiles,
  },
  "GET /api/batches/{batchId}/file": {
    summary: "One of those files: text, CSV, or a zip of configuration files",
    access: "work.view",
    subject: "batch",
    query: batchFileQuery,
    contentType: "application/octet-stream",
  },
} as const satisfies Endpoints;
