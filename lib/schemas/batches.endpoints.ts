import * as z from "zod";
import {
  batch,
  batchPlan,
  createBatchInput,
  editBatchesAnswer,
  editBatchesInput,
  editBatchInput,
  movePhonesAnswer,
  movePhonesInput,
  orderBatchesInput,
  planBatchesInput,
  planResult,
} from "./batches";
import type { Endpoints } from "./endpoint";
import { jobStarted } from "./jobs";

export const BATCHES_ENDPOINTS = {
  "GET /api/projects/{projectId}/batches": {
    summary: "Batches in order",
    access: "batch.view",
    subject: "project",
    response: z.object({ items: z.array(batch), total: z.number(), nextCursor: z.null() }),
  },
  "GET /api/projects/{projectId}/batches.ics": {
    summary: "Windows of the batches as a calendar file; a technician's are those assigned to them",
    access: "batch.view",
    subject: "project",
    contentType: "text/calendar",
  },
  "POST /api/projects/{projectId}/batches": {
    summary: "Create an empty batch",
    access: "batch.plan",
    subject: "project",
    body: createBatchInput,
    status: 201,
    response: batch,
    etag: ["version"],
    idempotent: true,
  },
  "POST /api/projects/{projectId}/batches/plan": {
    summary:
      "Propose batches for phones in no batch, or with mode `replan` make the planned ones again; changes nothing",
    access: "batch.plan",
    subject: "project",
    body: planBatchesInput,
    response: batchPlan,
  },
  "POST /api/projects/{projectId}/batches/apply": {
    summary: "Plan and store batches: by default only phones in no batch are placed. Above 20,000 phones a job",
    access: "batch.plan",
    subject: "project",
    body: planBatchesInput,
    response: z.union([planResult, jobStarted]),
    mayBeJob: true,
  },
  "POST /api/projects/{projectId}/batches/move": {
    summary: "Move phones to a batch, or out of theirs",
    access: "batch.plan",
    subject: "project",
    body: movePhonesInput,
    response: movePhonesAnswer,
  },
  "POST /api/projects/{projectId}/batches/edit": {
    summary: "Change many batches at once: window, people, state, a part of the name",
    access: "batch.plan",
    subject: "project",
    body: editBatchesInput,
    response: editBatchesAnswer,
  },
  "POST /api/projects/{projectId}/batches/order": {
    summary: "Put batches before another one, or at the end",
    access: "batch.plan",
    subject: "project",
    body: orderBatchesInput,
    status: 204,
  },
  "GET /api/batches/{batchId}": {
    summary: "One batch",
    access: "batch.view",
    subject: "batch",
    response: batch,
    etag: ["version"],
  },
  "PATCH /api/batches/{batchId}": {
    summary: "Rename, move on, date or assign a batch",
    access: "batch.plan",
    subject: "batch",
    body: editBatchInput,
    response: batch,
    etag: ["version"],
    versioned: true,
  },
  "DELETE /api/batches/{batchId}": {
    summary: "Delete a batch that has not begun; its phones are free again",
    access: "batch.plan",
    subject: "batch",
    status: 204,
  },
} as const satisfies Endpoints;
