import type { BatchAction, BatchKind } from "@/lib/domain/work/batch-life";

export const BATCH_KIND_LABELS = { pilot: "Pilot", wave: "Wave" } as const satisfies Record<BatchKind, string>;

/** An action on a batch, as the button says it and as it is asked. */
export const ACTION_WORDS = {
  "make-ready": {
    label: "Mark as ready",
    title: "Is the batch ready?",
    description:
      "A ready batch takes no more phones when others are planned. It runs with the first step that is ticked.",
    confirm: "Mark as ready",
  },
  "back-to-planned": {
    label: "Back to planned",
    title: "Put the batch back to planned?",
    description: "It may then take more phones of its site and load when others are planned.",
    confirm: "Back to planned",
  },
  cancel: {
    label: "Cancel batch",
    title: "Cancel the batch?",
    description: "It is not worked on any more; its phones stay listed with it and can be moved. It can be reopened.",
    confirm: "Cancel the batch",
  },
  reopen: {
    label: "Reopen",
    title: "Reopen the batch?",
    description: "It is planned again, with its phones, its window and its people.",
    confirm: "Reopen the batch",
  },
} as const satisfies Record<BatchAction, { label: string; title: string; description: string; confirm: string }>;
