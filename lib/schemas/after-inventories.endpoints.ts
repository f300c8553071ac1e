import * as z from "zod";
import { afterInventory, afterRow, afterRowsQuery, judgeAfterInventoryInput } from "./after-inventories";
import type { Endpoints } from "./endpoint";
import { jobStarted } from "./jobs";
import { page, pageOf } from "./shared";

export const AFTER_INVENTORIES_ENDPOINTS = {
  "POST /api/imports/{importId}/after-inventory": {
    summary: "Judge every begun phone by an uploaded file, as its columns are mapped; a job, and no phone is changed",
    access: "import.manage",
    subject: "import",
    body: judgeAfterInventoryInput,
    status: 202,
    response: jobStarted,
    mayBeJob: true,
  },
  "GET /api/projects/{projectId}/after-inventories": {
    summary: "Reports of after-inventories, newest first",
    access: "import.view",
    subject: "project",
    query: z.strictObject(page),
    response: pageOf(afterInventory),
  },
  "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}": {
    summary: "One report of an after-inventory, with its counts",
    access: "import.view",
    subject: "project",
    response: afterInventory,
  },
  "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}/rows": {
    summary: "The phones and rows behind the counts of a report, each with what was found",
    access: "import.view",
    subject: "project",
    query: afterRowsQuery,
    response: pageOf(afterRow),
  },
  "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}/report.csv": {
    summary: "A whole report as CSV",
    access: "import.view",
    subject: "project",
    contentType: "text/csv",
  },
  "POST /api/projects/{projectId}/after-inventories/{afterInventoryId}/apply": {
    summary: "Store a report as evidence: phones become verified, moved or failed, in one step",
    access: "import.manage",
    subject: "project",
    response: z.union([afterInventory, jobStarted]),
    mayBeJob: true,
  },
} as const satisfies Endpoints;
