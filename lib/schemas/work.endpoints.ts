import * as z from "zod";
import { conflictsPage, conflictsQuery, reopenConflictsInput, settleAnswer, settleConflictsInput } from "./conflicts";
import type { Endpoints } from "./endpoint";
import { correctionOutcome, phoneCorrectionsInput } from "./phone-corrections";
import { id } from "./shared";
import { evidence, evidenceInput, stepEventsInput, stepOutcome, work, workSnapshot } from "./work";

export const WORK_ENDPOINTS = {
  "GET /api/work": {
    summary:
      "Everything a person's device needs to work without network: their batches that are not over, of all projects",
    access: "signed-in",
    response: workSnapshot,
  },
  "GET /api/projects/{projectId}/work": {
    summary: "A technician's list: the batches assigned to them, the phones in them, and what is ticked",
    access: "work.view",
    subject: "project",
    query: z.strictObject({ batch: id.optional() }),
    response: work,
  },
  "POST /api/step-events": {
    summary:
      "Record what was done, each at most once; one outcome for each: stored, already there, kept as a conflict, or refused",
    access: "signed-in",
    body: stepEventsInput,
    response: z.array(stepOutcome),
  },
  "POST /api/phone-corrections": {
    summary:
      "Correct phones by what was read at them, each correction at most once; what others changed meanwhile is kept as a conflict",
    access: "signed-in",
    body: phoneCorrectionsInput,
    response: z.array(correctionOutcome),
  },
  "GET /api/projects/{projectId}/conflicts": {
    summary:
      "What waits for the project manager: what devices brought too late, and corrections that would forbid begun work",
    access: "inventory.edit",
    subject: "project",
    query: conflictsQuery,
    response: conflictsPage,
  },
  "POST /api/projects/{projectId}/conflicts/reopen": {
    summary: "Take back how conflicts were settled, where nothing was written by it",
    access: "inventory.edit",
    subject: "project",
    body: reopenConflictsInput,
    response: settleAnswer,
  },
  "POST /api/projects/{projectId}/conflicts/settle": {
    summary: "Settle conflicts: keep what stands, apply what came, or dismiss it",
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
