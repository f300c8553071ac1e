import * as z from "zod";
import type { Endpoints } from "./endpoint";
import { missingFacts } from "./missing";
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
import { note, pageOf } from "./shared";
import { createViewInput, editViewInput, savedView, savedViews } from "./views";

export const PHONES_ENDPOINTS = {
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
    status: 201,
    response: phone,
    etag: ["revision"],
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
    summary: "Changes that people made to phones, newest first",
    access: "inventory.edit",
    subject: "project",
    query: phoneChangesQuery,
    response: phoneChangesPage,
  },
  "POST /api/projects/{projectId}/changes/{requestId}/undo": {
    summary: "Undo a change, except where somebody changed the same fields since",
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
    status: 201,
    response: savedView,
    etag: ["version"],
    idempotent: true,
  },
  "PATCH /api/projects/{projectId}/views/{viewId}": {
    summary: "Rename a saved view or change what it shows",
    access: "inventory.edit",
    subject: "project",
    body: editViewInput,
    response: savedView,
    etag: ["version"],
    versioned: true,
  },
  "DELETE /api/projects/{projectId}/views/{viewId}": {
    summary: "Delete a saved view",
    access: "inventory.edit",
    subject: "project",
    status: 204,
  },
  "GET /api/projects/{projectId}/missing": {
    summary: "Phones whose verdict needs a fact that is missing, by fact, site and model",
    access: "inventory.view",
    subject: "project",
    response: missingFacts,
  },
  "GET /api/projects/{projectId}/collection-sheet.csv": {
    summary:
      "Phones by site with an empty VID column, to be filled in and imported; without filters those whose verdict needs a fact",
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
    etag: ["revision"],
  },
  "PATCH /api/phones/{phoneId}": {
    summary: "Correct a phone; its verdict follows. A person who may only collect facts changes PID, VID and serial",
    access: "inventory.collect",
    subject: "phone",
    body: editPhoneInput,
    response: phone,
    etag: ["revision"],
    versioned: true,
  },
} as const satisfies Endpoints;
