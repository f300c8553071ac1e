import { batchFileQuery, batchFiles, handoverQuery } from "./documents";
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
  "GET /api/batches/{batchId}/handover.pdf": {
    summary: "The handover report of a batch: each phone, what was found and done, the proof, the way back",
    access: "batch.view",
    subject: "batch",
    contentType: "application/pdf",
  },
  "GET /api/batches/{batchId}/handover.csv": {
    summary: "The same as CSV",
    access: "batch.view",
    subject: "batch",
    contentType: "text/csv",
  },
  "GET /api/projects/{projectId}/handover.pdf": {
    summary: "The handover report of one or more sites, or of the whole project",
    access: "inventory.view",
    subject: "project",
    query: handoverQuery,
    contentType: "application/pdf",
  },
  "GET /api/projects/{projectId}/handover.csv": {
    summary: "The same as CSV",
    access: "inventory.view",
    subject: "project",
    query: handoverQuery,
    contentType: "text/csv",
  },
} as const satisfies Endpoints;
