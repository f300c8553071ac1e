/** A pilot proves the concept; waves do the rest. */
export const BATCH_KINDS = ["pilot", "wave"] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** What people say of a batch. It is stored; running and done follow from its phones. */
export const SET_BATCH_STATES = ["planned", "ready", "cancelled"] as const;
export type SetBatchState = (typeof SET_BATCH_STATES)[number];

/** How far a batch is. `running`: a phone of it has begun. `done`: every phone of it is verified. */
export const BATCH_STATES = ["planned", "ready", "running", "done", "cancelled"] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const BATCH_STATE_LABELS = {
  planned: "Planned",
  ready: "Ready",
  running: "Running",
  done: "Done",
  cancelled: "Cancelled",
} as const satisfies Record<BatchState, string>;

/** How many phones a batch has, and how far they are. Withdrawn phones are in no batch. */
export type BatchCounts = { phones: number; begun: number; verified: number };

/** The state of a batch: what people set, unless its phones say more. An empty batch is what people set. */
export function batchStateOf(set: SetBatchState, { phones, begun, verified }: BatchCounts): BatchState {
  if (set === "cancelled") return "cancelled";
  if (phones > 0 && verified === phones) return "done";
  return begun > 0 ? "running" : set;
}

export const BATCH_ACTIONS = ["make-ready", "back-to-planned", "cancel", "reopen"] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** What people can do to a batch: from which state, and what is set then. What is not listed is refused. */
export const BATCH_LIFE = {
  "make-ready": { planned: "ready" },
  "back-to-planned": { ready: "planned" },
  cancel: { planned: "cancelled", ready: "cancelled", running: "cancelled" },
  reopen: { cancelled: "planned" },
} as const satisfies Record<BatchAction, Partial<Record<BatchState, SetBatchState>>>;

/** What an action sets, or null where it may not start. */
export function batchAfter(state: BatchState, action: BatchAction): SetBatchState | null {
  const moves: Partial<Record<BatchState, SetBatchState>> = BATCH_LIFE[action];
  return moves[state] ?? null;
}

/** The actions that are possible in a state, in the order in which a screen offers them. */
export const batchActionsIn = (state: BatchState): BatchAction[] =>
  BATCH_ACTIONS.filter((action) => batchAfter(state, action) !== null);

/** The action that leads a batch to a state that a person named; null when no single action does. */
export function batchActionTo(from: BatchState, to: SetBatchState): BatchAction | null {
  return batchActionsIn(from).find((action) => batchAfter(from, action) === to) ?? null;
}

/** Whether phones may be put into the batch, and worked on in it. */
export const isOpenBatch = (state: BatchState): boolean => state !== "cancelled" && state !== "done";

/** What keeps a batch from being ready. Each is shown with its number; a person may overrule them with a reason. */
export const NOT_READY = ["empty", "not-eligible", "no-window", "no-people", "pilot-open"] as const;
export type NotReady = (typeof NOT_READY)[number];

export type BatchReadiness = {
  phones: number;
  notEligible: number;
  startsAt: string | null;
  people: number;
  /** For a wave: phones of the pilot that are not verified yet. The pilot itself waits for none. */
  pilotOpen: number;
};

/** Everything that is still open before the batch can be worked on, in the order in which people clear it. */
export function notReadyBecause({ phones, notEligible, startsAt, people, pilotOpen }: BatchReadiness): NotReady[] {
  const open: Record<NotReady, boolean> = {
    empty: phones === 0,
    "not-eligible": notEligible > 0,
    "no-window": startsAt === null,
    "no-people": people === 0,
    "pilot-open": pilotOpen > 0,
  };
  return NOT_READY.filter((code) => open[code]);
}

/** The words for what is open, with how many phones it is about. */
export function notReadyText(
  code: NotReady,
  { notEligible, pilotOpen }: Pick<BatchReadiness, "notEligible" | "pilotOpen">,
): string {
  switch (code) {
    case "empty":
      return "It has no phones.";
    case "not-eligible":
      return notEligible === 1
        ? "1 phone of it cannot be converted as it stands."
        : `${notEligible} phones of it cannot be converted as they stand.`;
    case "no-window":
      return "It has no date.";
    case "no-people":
      return "Nobody is assigned to it.";
    case "pilot-open":
      return pilotOpen === 1
        ? "The pilot is not done: 1 phone of it is not verified."
        : `The pilot is not done: ${pilotOpen} phones of it are not verified.`;
  }
}
