import * as z from "zod";
import type { Permission } from "@/lib/domain/access";
import {
  batch,
  batchPlan,
  createBatchInput,
  editBatchInput,
  movePhonesAnswer,
  movePhonesInput,
  planBatchesInput,
} from "./batches";
import {
  commitImportInput,
  editImportInput,
  fixRowsInput,
  importDifference,
  importDifferencesQuery,
  importRow,
  importRowsQuery,
  inventoryImport,
  savedMapping,
  undoImportAnswer,
  uploadQuery,
  valueMapping,
  valueMappingInput,
  valueMappingKey,
} from "./imports";
import { missingFacts } from "./missing";
import {
  acceptInvitationInput,
  apiToken,
  invitation,
  invitationInput,
  member,
  memberChange,
  newApiToken,
  newInvitation,
  passwordChange,
  projectInvitationInput,
  setUpInput,
  tokenInput,
} from "./people";
import { editPhonesAnswer, editPhonesInput, phoneChangesPage, phoneChangesQuery, undoAnswer } from "./phone-changes";
import {
  addPhoneInput,
  editPhoneInput,
  phone,
  phoneExportQuery,
  phoneFacets,
  phoneFilter,
  phoneListQuery,
  phoneRow,
} from "./phones";
import { createProjectInput, editProjectInput, project, projectRow } from "./projects";
import { applyRulesInput, editions, ruleBook } from "./rules";
import { id, note, page, pageOf } from "./shared";
import { summary } from "./summary";
import { createViewInput, editViewInput, savedView, savedViews } from "./views";
import { whatIf, whatIfInput, whatIfQuery } from "./what-if";
import { evidence, evidenceInput, stepEventsInput, stepOutcome, work } from "./work";

/**
 * Every route of the API: who may call it, what it takes, what it gives. The routes are made from these rows, the OpenAPI
 * document is made from them, and the access tests walk them: a route that has no row cannot exist.
 */
export type Endpoint = {
  summary: string;
  /** `public`: no session. `signed-in`: any. Else a permission, looked up for the role in the subject. */
  access: "public" | "signed-in" | Permission;
  /** Whose project the permission is asked for; left out: the organisation. Its id is the first path parameter. */
  subject?: "project" | "import" | "phone" | "batch";
  query?: z.ZodType;
  body?: z.ZodType;
  /** Raw body, read as a stream. */
  upload?: true;
  response?: z.ZodType;
  status?: number;
  /** Content type of an answer that is not JSON. */
  gives?: string;
  /** A creation that takes Idempotency-Key. */
  idempotent?: true;
  /** An edit that needs If-Match. */
  versioned?: true;
};

const nothing = { status: 204 } as const;
const created = { status: 201 } as const;
const health = z.object({ status: z.string() });
export const ENDPOINTS = {
  "GET /api/health": { summary: "The process is alive", access: "public", response: health },
  "GET /api/ready": { summary: "Database writable, disk above the floor", access: "public", response: health },
  "GET /api/openapi.json": { summary: "This document", access: "public", response: z.unknown() },

  "POST /api/set-up": {
    summary: "Create the first administrator",
    access: "public",
    body: setUpInput,
    ...created,
    response: health,
  },
  "DELETE /api/session": { summary: "End this session", access: "signed-in", ...nothing },
  "POST /api/password": {
    summary: "Change one's own password; ends all other sessions",
    access: "signed-in",
    body: passwordChange,
    ...nothing,
  },
  "GET /api/tokens": {
    summary: "One's own API tokens",
    access: "signed-in",
    response: z.object({ items: z.array(apiToken) }),
  },
  "POST /api/tokens": {
    summary: "Create an API token, shown once",
    access: "signed-in",
    body: tokenInput,
    ...created,
    response: newApiToken,
  },
  "DELETE /api/tokens/{tokenId}": { summary: "Revoke an API token", access: "signed-in", ...nothing },
  "POST /api/invitations/accept/{token}": {
    summary: "Accept an invitation",
    access: "public",
    body: acceptInvitationInput,
    response: z.object({ email: z.string() }),
  },

  "GET /api/members": {
    summary: "People of the organisation",
    access: "organization.manage",
    response: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  },
  "PATCH /api/members/{userId}": {
    summary: "Change a person's role, disable or enable him",
    access: "organization.manage",
    body: memberChange,
    ...nothing,
  },
  "POST /api/invitations": {
    summary: "Invite to the organisation; answers the link",
    access: "organization.manage",
    body: invitationInput,
    ...created,
    response: newInvitation,
  },
  "DELETE /api/invitations/{invitationId}": {
    summary: "Withdraw an invitation",
    access: "organization.manage",
    ...nothing,
  },

  "GET /api/projects": {
    summary: "Projects one may see",
    access: "signed-in",
    query: z.strictObject({ limit: page.limit, cursor: id.optional(), q: z.string().max(200).optional() }),
    response: pageOf(projectRow),
  },
  "POST /api/projects": {
    summary: "Create a project",
    access: "project.create",
    body: createProjectInput,
    ...created,
    response: project,
    idempotent: true,
  },
  "POST /api/sample-project": {
    summary: "Create a project with a made-up fleet of 2,000 phones",
    access: "project.create",
    ...created,
    response: project,
    idempotent: true,
  },
  "GET /api/projects/{projectId}": {
    summary: "One project",
    access: "project.view",
    subject: "project",
    response: project,
  },
  "PATCH /api/projects/{projectId}": {
    summary: "Change a project; verdicts follow",
    access: "project.edit",
    subject: "project",
    body: editProjectInput,
    response: project,
    versioned: true,
  },
  "GET /api/projects/{projectId}/summary": {
    summary: "Counts",
    access: "project.view",
    subject: "project",
    response: summary,
  },
  "POST /api/projects/{projectId}/what-if": {
    summary: "What another plan, or the newest rules, would change; changes nothing",
    access: "plan.compare",
    subject: "project",
    body: whatIfInput,
    response: whatIf,
  },
  "GET /api/projects/{projectId}/what-if.csv": {
    summary: "The phones that would change, before and after",
    access: "plan.compare",
    subject: "project",
    query: whatIfQuery,
    gives: "text/csv",
  },
  "GET /api/projects/{projectId}/rules": {
    summary: "The rule book, with the phones each rule has to do with, and the edition that is applied",
    access: "project.view",
    subject: "project",
    response: ruleBook,
  },
  "POST /api/projects/{projectId}/rules/apply": {
    summary: "Judge every phone by the newest edition of the rules",
    access: "project.edit",
    subject: "project",
    body: applyRulesInput,
    status: 202,
    response: editions,
  },
  "GET /api/projects/{projectId}/events": {
    summary: "Server-sent events: something changed",
    access: "project.view",
    subject: "project",
    gives: "text/event-stream",
  },
  "GET /api/projects/{projectId}/members": {
    summary: "People of the project",
    access: "members.manage",
    subject: "project",
    response: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  },
  "POST /api/projects/{projectId}/invitations": {
    summary: "Invite to the project; answers the link",
    access: "members.manage",
    subject: "project",
    body: projectInvitationInput,
    ...created,
    response: newInvitation,
  },
  "DELETE /api/projects/{projectId}/invitations/{invitationId}": {
    summary: "Withdraw an invitation to the project",
    access: "members.manage",
    subject: "project",
    ...nothing,
  },
  "DELETE /api/projects/{projectId}/members/{userId}": {
    summary: "Take a person out of the project",
    access: "members.manage",
    subject: "project",
    ...nothing,
  },

  "GET /api/projects/{projectId}/imports": {
    summary: "Uploads, newest first",
    access: "import.view",
    subject: "project",
    query: z.strictObject(page),
    response: pageOf(inventoryImport),
  },
  "POST /api/projects/{projectId}/imports": {
    summary: "Upload an inventory file: the raw CSV, text or Excel file is the body",
    access: "import.manage",
    subject: "project",
    query: uploadQuery,
    upload: true,
    ...created,
    response: inventoryImport,
  },
  "GET /api/imports/{importId}": {
    summary: "State, progress and counts of an upload",
    access: "import.view",
    subject: "import",
    response: inventoryImport,
  },
  "PATCH /api/imports/{importId}": {
    summary: "Correct sheet, encoding, delimiter, header row or columns",
    access: "import.manage",
    subject: "import",
    body: editImportInput,
    response: inventoryImport,
  },
  "DELETE /api/imports/{importId}": {
    summary: "Discard an upload that was not committed, or cancel it while it runs",
    access: "import.manage",
    subject: "import",
    ...nothing,
  },
  "POST /api/imports/{importId}/check": {
    summary: "Read all rows and say what a commit would do; stores nothing",
    access: "import.manage",
    subject: "import",
    status: 202,
    response: inventoryImport,
  },
  "POST /api/imports/{importId}/fixes": {
    summary: "Correct single cells before the commit, or leave rows out",
    access: "import.manage",
    subject: "import",
    body: fixRowsInput,
    response: inventoryImport,
  },
  "GET /api/imports/{importId}/differences": {
    summary: "Phones that a checked file would change, or does not list",
    access: "import.view",
    subject: "import",
    query: importDifferencesQuery,
    response: pageOf(importDifference),
  },
  "POST /api/imports/{importId}/undo": {
    summary: "Take a committed import back, unless something depends on it",
    access: "import.manage",
    subject: "import",
    response: undoImportAnswer,
  },
  "POST /api/imports/{importId}/commit": {
    summary: "Read all rows and merge them into the inventory",
    access: "import.manage",
    subject: "import",
    body: commitImportInput,
    status: 202,
    response: inventoryImport,
  },
  "GET /api/imports/{importId}/rows": {
    summary: "Rows that were rejected, left out or stored with a remark, of one kind of problem if asked",
    access: "import.view",
    subject: "import",
    query: importRowsQuery,
    response: pageOf(importRow),
  },
  "GET /api/imports/{importId}/rejects.csv": {
    summary: "Rejected rows as they came, with line, column and reason",
    access: "import.view",
    subject: "import",
    gives: "text/csv",
  },

  "GET /api/projects/{projectId}/value-mappings": {
    summary: "Texts whose meaning was settled for all files of the project",
    access: "import.view",
    subject: "project",
    response: z.object({ items: z.array(valueMapping) }),
  },
  "POST /api/projects/{projectId}/value-mappings": {
    summary: "Settle what a text means, for all rows that carry it",
    access: "import.manage",
    subject: "project",
    body: valueMappingInput,
    ...nothing,
  },
  "DELETE /api/projects/{projectId}/value-mappings": {
    summary: "Take back what a text was settled to mean",
    access: "import.manage",
    subject: "project",
    query: valueMappingKey,
    ...nothing,
  },
  "GET /api/mappings": {
    summary: "Column mappings that the organisation has taught",
    access: "organization.manage",
    response: z.object({ items: z.array(savedMapping) }),
  },
  "DELETE /api/mappings/{headerKey}": {
    summary: "Forget a column mapping",
    access: "organization.manage",
    ...nothing,
  },

  "GET /api/projects/{projectId}/phones": {
    summary: "Phones",
    access: "inventory.view",
    subject: "project",
    query: phoneListQuery,
    response: pageOf(phoneRow),
  },
  "POST /api/projects/{projectId}/phones": {
    summary: "Add one phone by hand",
    access: "inventory.edit",
    subject: "project",
    body: addPhoneInput,
    ...created,
    response: phone,
    idempotent: true,
  },
  "POST /api/projects/{projectId}/phones/edit": {
    summary: "Set the same fields of many phones, or preview what that would change",
    access: "inventory.edit",
    subject: "project",
    body: editPhonesInput,
    response: editPhonesAnswer,
  },
  "GET /api/projects/{projectId}/changes": {
    summary: "What people did to phones, newest first",
    access: "inventory.edit",
    subject: "project",
    query: phoneChangesQuery,
    response: phoneChangesPage,
  },
  "POST /api/projects/{projectId}/changes/{requestId}/undo": {
    summary: "Take back an edit where nobody changed the same fields since",
    access: "inventory.collect",
    subject: "project",
    body: z.strictObject({ reason: note(500).optional() }),
    response: undoAnswer,
  },
  "GET /api/projects/{projectId}/views": {
    summary: "Saved views of the inventory",
    access: "inventory.view",
    subject: "project",
    response: savedViews,
  },
  "POST /api/projects/{projectId}/views": {
    summary: "Save a view for everybody in the project",
    access: "inventory.edit",
    subject: "project",
    body: createViewInput,
    ...created,
    response: savedView,
    idempotent: true,
  },
  "PATCH /api/projects/{projectId}/views/{viewId}": {
    summary: "Rename a saved view or change what it shows",
    access: "inventory.edit",
    subject: "project",
    body: editViewInput,
    response: savedView,
    versioned: true,
  },
  "DELETE /api/projects/{projectId}/views/{viewId}": {
    summary: "Delete a saved view",
    access: "inventory.edit",
    subject: "project",
    ...nothing,
  },
  "GET /api/projects/{projectId}/missing": {
    summary: "Phones whose verdict waits for a fact, by fact, place and model",
    access: "inventory.view",
    subject: "project",
    response: missingFacts,
  },
  "GET /api/projects/{projectId}/collection-sheet.csv": {
    summary: "Phones by place with an empty VID column, to be filled in and imported; without filters those that wait",
    access: "inventory.view",
    subject: "project",
    query: phoneFilter,
    gives: "text/csv",
  },
  "GET /api/projects/{projectId}/phones.csv": {
    summary: "Phones as CSV, same filters and order",
    access: "inventory.view",
    subject: "project",
    query: phoneExportQuery,
    gives: "text/csv",
  },
  "GET /api/projects/{projectId}/phones.xlsx": {
    summary: "Phones as a workbook, same filters and order",
    access: "inventory.view",
    subject: "project",
    query: phoneExportQuery,
    gives: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  "GET /api/projects/{projectId}/facets": {
    summary: "Counts per value for the filters",
    access: "inventory.view",
    subject: "project",
    query: phoneFilter,
    response: phoneFacets,
  },
  "GET /api/phones/{phoneId}": {
    summary: "One phone with the whole explanation and its history",
    access: "inventory.view",
    subject: "phone",
    response: phone,
  },
  "PATCH /api/phones/{phoneId}": {
    summary: "Correct a phone; its verdict follows. Who may only collect: PID, VID and serial",
    access: "inventory.collect",
    subject: "phone",
    body: editPhoneInput,
    response: phone,
    versioned: true,
  },

  "GET /api/projects/{projectId}/batches": {
    summary: "Batches in order",
    access: "batch.view",
    subject: "project",
    response: z.object({ items: z.array(batch), total: z.number(), nextCursor: z.null() }),
  },
  "POST /api/projects/{projectId}/batches": {
    summary: "Create an empty batch",
    access: "batch.plan",
    subject: "project",
    body: createBatchInput,
    ...created,
    response: batch,
    idempotent: true,
  },
  "POST /api/projects/{projectId}/batches/plan": {
    summary: "Propose batches for all eligible phones; changes nothing",
    access: "batch.plan",
    subject: "project",
    body: planBatchesInput,
    response: batchPlan,
  },
  "POST /api/projects/{projectId}/batches/apply": {
    summary: "Plan and store batches; what has begun stays",
    access: "batch.plan",
    subject: "project",
    body: planBatchesInput,
    response: z.object({ created: z.number(), phones: z.number(), kept: z.number() }),
  },
  "POST /api/projects/{projectId}/batches/move": {
    summary: "Move phones to a batch, or out of theirs",
    access: "batch.plan",
    subject: "project",
    body: movePhonesInput,
    response: movePhonesAnswer,
  },
  "GET /api/batches/{batchId}": { summary: "One batch", access: "batch.view", subject: "batch", response: batch },
  "PATCH /api/batches/{batchId}": {
    summary: "Rename, move on, date or assign a batch",
    access: "batch.plan",
    subject: "batch",
    body: editBatchInput,
    response: batch,
    versioned: true,
  },
  "DELETE /api/batches/{batchId}": {
    summary: "Delete a batch that has not begun; its phones are free again",
    access: "batch.plan",
    subject: "batch",
    ...nothing,
  },

  "GET /api/projects/{projectId}/work": {
    summary: "A technician's list: his batches, their phones, what is ticked",
    access: "work.view",
    subject: "project",
    query: z.strictObject({ batch: id.optional() }),
    response: work,
  },
  "POST /api/step-events": {
    summary: "Record ticks, each at most once, answered one by one",
    access: "signed-in",
    body: stepEventsInput,
    response: z.array(stepOutcome),
  },
  "POST /api/projects/{projectId}/evidence": {
    summary: "Show that a phone is done",
    access: "step.record",
    subject: "project",
    body: evidenceInput,
    ...created,
    response: evidence,
    idempotent: true,
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
