import type { BatchKind, BatchState } from "@/lib/domain/work/batch-life";

export const BATCH_KIND_LABELS = { pilot: "Pilot", wave: "Wave" } as const satisfies Record<BatchKind, string>;

/** A move to the next state, as the button says it and as it is asked. */
export const STATE_MOVES = {
  planned: {
    label: "Back to planned",
    title: "Put the batch back to planned?",
    description: "It may then be planned again together with the others.",
    confirm: "Back to planned",
  },
  ready: {
    label: "Mark as ready",
    title: "Is the batch ready?",
    description:
      "Licences and loads are in place, users are told. A ready batch keeps its phones when batches are planned again.",
    confirm: "Mark as ready",
  },
  running: {
    label: "Start",
    title: "Start the batch?",
    description: "It also starts by itself with the first step that a technician ticks.",
    confirm: "Start",
  },
  done: {
    label: "Mark as done",
    title: "Is the batch done?",
    description: "Every phone in it must be verified. This cannot be taken back.",
    confirm: "Mark as done",
  },
  cancelled: {
    label: "Cancel batch",
    title: "Cancel the batch?",
    description: "It is not worked on any more; its phones stay listed with it. This cannot be taken back.",
    confirm: "Cancel the batch",
  },
} as const satisfies Record<BatchState, { label: string; title: string; description: string; confirm: string }>;
