import { AFTER_INVENTORIES_ENDPOINTS } from "./after-inventories.endpoints";
import { BATCHES_ENDPOINTS } from "./batches.endpoints";
import { DOCUMENTS_ENDPOINTS } from "./documents.endpoints";
import type { Endpoints } from "./endpoint";
import { IMPORTS_ENDPOINTS } from "./imports.endpoints";
import { JOBS_ENDPOINTS } from "./jobs.endpoints";
import { LICENSES_ENDPOINTS } from "./licenses.endpoints";
import { PEOPLE_ENDPOINTS } from "./people.endpoints";
import { PHONES_ENDPOINTS } from "./phones.endpoints";
import { PROBE_ENDPOINTS } from "./probe.endpoints";
import { PROJECTS_ENDPOINTS } from "./projects.endpoints";
import { QUOTES_ENDPOINTS } from "./quotes.endpoints";
import { RULES_ENDPOINTS } from "./rules.endpoints";
import { SYSTEM_ENDPOINTS } from "./system.endpoints";
import { WORK_ENDPOINTS } from "./work.endpoints";

/**
 * Every route of the API. The routes are made from these rows, the OpenAPI document is made from them, and the access tests
 * walk them: a route that has no row cannot exist. The rows stand beside their noun.
 */
export const ENDPOINTS = {
  ...SYSTEM_ENDPOINTS,
  ...PEOPLE_ENDPOINTS,
  ...PROJECTS_ENDPOINTS,
  ...IMPORTS_ENDPOINTS,
  ...AFTER_INVENTORIES_ENDPOINTS,
  ...PHONES_ENDPOINTS,
  ...BATCHES_ENDPOINTS,
  ...WORK_ENDPOINTS,
  ...DOCUMENTS_ENDPOINTS,
  ...PROBE_ENDPOINTS,
  ...JOBS_ENDPOINTS,
  ...RULES_ENDPOINTS,
  ...QUOTES_ENDPOINTS,
  ...LICENSES_ENDPOINTS,
} as const satisfies Endpoints;

export type EndpointName = keyof typeof ENDPOINTS;
