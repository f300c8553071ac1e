import * as z from "zod";
import type { Endpoints } from "./endpoint";
import { acknowledgeLossesInput, losses, lossesQuery, withdrawAcknowledgementInput } from "./losses";
import { createProjectInput, editProjectInput, project, projectRow } from "./projects";
import { readiness, readinessQuery } from "./readiness";
import { id, page, pageOf } from "./shared";
import { summary } from "./summary";

export const PROJECTS_ENDPOINTS = {
  "GET /api/projects": {
    summary: "Projects that the caller may see",
    access: "signed-in",
    query: z.strictObject({ limit: page.limit, cursor: id.optional(), q: z.string().max(200).optional() }),
    response: pageOf(projectRow),
  },
  "POST /api/projects": {
    summary: "Create a project",
    access: "project.create",
    body: createProjectInput,
    status: 201,
    response: project,
    etag: ["version"],
    idempotent: true,
  },
  "POST /api/sample-project": {
    summary: "Create a project with a made-up fleet of 2,000 phones",
    access: "project.create",
    status: 201,
    response: project,
    etag: ["version"],
    idempotent: true,
  },
  "GET /api/projects/{projectId}": {
    summary: "One project",
    access: "project.view",
    subject: "project",
    response: project,
    etag: ["version"],
  },
  "PATCH /api/projects/{projectId}": {
    summary: "Change a project; verdicts follow",
    access: "project.edit",
    subject: "project",
    body: editProjectInput,
    response: project,
    etag: ["version"],
    versioned: true,
  },
  "GET /api/projects/{projectId}/summary": {
    summary: "How many phones there are, by verdict, licence, state and batch",
    access: "project.view",
    subject: "project",
    response: summary,
  },
  "GET /api/projects/{projectId}/losses": {
    summary: "What the phones of a batch, a site or the project lose, and who has acknowledged it",
    access: "inventory.view",
    subject: "project",
    query: lossesQuery,
    response: losses,
  },
  "POST /api/projects/{projectId}/acknowledgements": {
    summary:
      "Acknowledge what is lost, for the phones that can be converted and were there that day; others than viewers record who did",
    access: "loss.acknowledge",
    subject: "project",
    body: acknowledgeLossesInput,
    status: 201,
    response: losses,
    idempotent: true,
  },
  "POST /api/projects/{projectId}/acknowledgements/{acknowledgementId}/withdraw": {
    summary:
      "Withdraw an acknowledgement with a reason; it stays on record. One that was given signed in only its author withdraws",
    access: "loss.acknowledge",
    subject: "project",
    body: withdrawAcknowledgementInput,
    status: 204,
  },
  "GET /api/projects/{projectId}/readiness": {
    summary: "How ready each site or batch is: verdicts, plan, licences in hand, work",
    access: "inventory.view",
    subject: "project",
    query: readinessQuery,
    response: readiness,
  },
  "GET /api/projects/{projectId}/events": {
    summary: "Server-sent events: something changed",
    access: "project.view",
    subject: "project",
    contentType: "text/event-stream",
  },
} as const satisfies Endpoints;
