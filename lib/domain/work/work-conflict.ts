/** What a device brought that could not simply be stored: it is kept, with what stood against it, until a person settles it. */
export const CONFLICT_KINDS = ["step", "correction", "evidence"] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What had changed in the meantime. */
export const CONFLICT_CAUSES = [
  "other-batch",
  "no-batch",
  "not-assigned",
  "batch-cancelled",
  "batch-gone",
  "state-changed",
  "not-eligible",
  "gate-closed",
  "withdrawn",
  "phone-gone",
  "fields-changed",
] as const;
export type ConflictCause = (typeof CONFLICT_CAUSES)[number];

export const CONFLICT_CAUSE_TEXTS = {
  "other-batch": "The phone was put into another batch, which is not theirs.",
  "no-batch": "The phone is in no batch any more.",
  "not-assigned": "The batch is not assigned to them any more.",
  "batch-cancelled": "The batch is cancelled.",
  "batch-gone": "The batch is not there any more.",
  "state-changed": "Somebody else changed the state of the phone.",
  "not-eligible": "The rules do not allow the phone as it is known now.",
  "gate-closed": "What the project or the batch must have ready before this step is not ready.",
  withdrawn: "The phone was withdrawn from the project.",
  "phone-gone": "The phone is not in the project any more.",
  "fields-changed": "Somebody else changed the same fields.",
} as const satisfies Record<ConflictCause, string>;

/** `keep`: what stands goes on standing, and what came stays beside it. `apply`: what came counts. `dismiss`: it was a mistake. */
export const SETTLEMENTS = ["keep", "apply", "dismiss"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

export const SETTLEMENT_LABELS = {
  keep: "Keep what stands",
  apply: "Apply what came",
  dismiss: "Dismiss it",
} as const satisfies Record<Settlement, string>;

export const SETTLED_LABELS = {
  keep: "What stood was kept",
  apply: "What came was applied",
  dismiss: "Dismissed",
} as const satisfies Record<Settlement, string>;

/** What the device is told of an event that is kept. */
export const keptText = (cause: ConflictCause): string =>
  `${CONFLICT_CAUSE_TEXTS[cause]} What you did is kept for the project manager.`;
