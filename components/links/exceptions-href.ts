import { listHref } from "./inventory-href";

/** Filters of the page of exceptions. */
export const EXCEPTION_FILTERS = ["exception", "reason", "model", "site", "floor", "batch"] as const;
export type ExceptionFilter = (typeof EXCEPTION_FILTERS)[number];

/** The phones behind a number of exceptions. */
export const exceptionsHref = (
  projectId: string,
  filters: Partial<Record<ExceptionFilter, string | readonly string[]>> = {},
): string => listHref(`/projects/${projectId}/exceptions`, filters);
