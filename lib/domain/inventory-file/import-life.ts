/** `ready`: waits for a person. `checking`: read in full, nothing is stored. `undone`: was committed, then taken back. */
export const IMPORT_STATUSES = [
  "ready",
  "checking",
  "queued",
  "running",
  "committed",
  "failed",
  "cancelled",
  "undone",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_ACTIONS = [
  "correct",
  "check",
  "finish-check",
  "commit",
  "run",
  "finish",
  "fail",
  "cancel",
  "undo",
  "discard",
] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

/**
 * The one table of an import's life: from which status an action may start and where it leads; null: the import is gone. What
 * is not listed is refused. `check`, `run` and `finish` are the jobs'; a correction makes a check that is under way void.
 */
export const IMPORT_LIFE = {
  correct: { ready: "ready", checking: "ready", failed: "ready", cancelled: "ready" },
  check: { ready: "checking", checking: "checking", failed: "checking", cancelled: "checking" },
  "finish-check": { checking: "ready" },
  commit: { ready: "queued", checking: "queued", failed: "queued", cancelled: "queued" },
  run: { queued: "running", running: "running" },
  finish: { running: "committed" },
  fail: { checking: "failed", queued: "failed", running: "failed" },
  cancel: { queued: "cancelled", running: "cancelled" },
  undo: { committed: "undone" },
  discard: { ready: null, checking: null, failed: null, cancelled: null },
} as const satisfies Record<ImportAction, Partial<Record<ImportStatus, ImportStatus | null>>>;

/** The statuses from which an action may start. */
export const importStatusesBefore = (action: ImportAction): ImportStatus[] =>
  IMPORT_STATUSES.filter((status) => status in IMPORT_LIFE[action]);

export const canImport = (action: ImportAction, status: ImportStatus): boolean => status in IMPORT_LIFE[action];
