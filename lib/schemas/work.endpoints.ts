import * as z from "zod";
import { settleAnswer, settleConflictsInput } from "./conflicts";
import type { Endpoints } from "./endpoint";
import { id } from "./shared";
import { evidence, evidenceInput, stepEventsInput, stepOutcome, work } from "./work";

export const WORK_ENDPOINTS = {
  "GET /api/projects/{projectId}/work": {
    summary: "A technician's list: the batches assigned to them, the phones in them, and what is ticked",
    access: "work.view",
    subject: "project",
    query: z.strictObject({ batch: id.optional() }),
    response: work,
  },
  "POST /api/step-events": {
    summary: "Record ticks, each at most once; returns one outcome for each",
    access: "signed-in",
    body: stepEventsInput,
    response: z.array(stepOutcome),
  },
  "POST /api/projects/{projectId}/conflicts/settle": {
    summary: "Settle corrections that would forbid begun work: keep the work as decided, or take the correction",
    access: "inventory.edit",
    subject: "project",
    body: settleConflictsInput,
    response: settleAnswer,
  },
  "POST /api/projects/{projectId}/evidence": {
    summary: "Store a phone's status text as evidence that it is done",
    access: "step.record",
    subject: "project",
    body: evidenceInput,
    status: 201,
    response: evidence,
    idempotent: true,
  },
} as const satisfies Endpoints;
