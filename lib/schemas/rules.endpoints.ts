import type { Endpoints } from "./endpoint";
import { applyRulesInput, editions, ruleBook } from "./rules";
import { whatIf, whatIfInput, whatIfQuery } from "./what-if";

export const RULES_ENDPOINTS = {
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
    contentType: "text/csv",
  },
  "GET /api/projects/{projectId}/rules": {
    summary: "The rule book, with how many phones each rule concerns, and the edition that is applied",
    access: "project.view",
    subject: "project",
    response: ruleBook,
  },
  "POST /api/projects/{projectId}/rules/apply": {
    summary: "Judge every phone by the newest edition of the rules; a job does it",
    access: "project.edit",
    subject: "project",
    body: applyRulesInput,
    status: 202,
    response: editions,
  },
} as const satisfies Endpoints;
