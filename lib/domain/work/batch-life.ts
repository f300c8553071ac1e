/** A pilot proves the concept; waves do the rest. */
export const BATCH_KINDS = ["pilot", "wave"] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** The life of a batch. `ready`: licences and loads are in place. `done` and `cancelled` are final. */
export const BATCH_STATES = ["planned", "ready", "running", "done", "cancelled"] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** What may follow; what is not listed is refused. */
export const NEXT_BATCH_STATES = {
  planned: ["ready", "cancelled"],
  ready: ["planned", "running", "cancelled"],
  running: ["done", "cancelled"],
  done: [],
  cancelled: [],
} as const satisfies Record<BatchState, readonly BatchState[]>;

export const BATCH_STATE_LABELS = {
  planned: "Planned",
  ready: "Ready",
  running: "Running",
  done: "Done",
  cancelled: "Cancelled",
} as const satisfies Record<BatchState, string>;

export function canMoveBatch(from: BatchState, to: BatchState): boolean {
  const next: readonly BatchState[] = NEXT_BATCH_STATES[from];
  return next.includes(to);
}
