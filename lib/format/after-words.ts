import type { AfterOutcome } from "@/lib/domain/evidence/after-inventory";

type Words = { label: string; text: string; tone: "ok" | "warn" | "bad" | "idle" };

/** How a phone or a row of an after-inventory ended, in words. */
export const AFTER_WORDS = {
  verified: { label: "Verified", text: "They run the target firmware and show what the target asks for.", tone: "ok" },
  moved: {
    label: "Moved, not licensed",
    text: "They run the target firmware; the file shows no licence (Transition Authorization type or status).",
    tone: "warn",
  },
  "not-moved": { label: "Not moved yet", text: "They still run the firmware they came with.", tone: "idle" },
  contradicted: {
    label: "Contradicted",
    text: "The file shows something else than expected: another firmware, a lower version, or another licence.",
    tone: "bad",
  },
  unclear: {
    label: "Unclear",
    text: "The file names them, but what it says does not settle it: too little, or another model or serial number.",
    tone: "warn",
  },
  "not-named": { label: "Not named", text: "Work on them has begun, and the file does not name them.", tone: "warn" },
  "outside-plan": {
    label: "Moved outside the plan",
    text: "They show the target firmware, though no work on them is on record. Put them into a batch to take them over.",
    tone: "warn",
  },
  "not-begun": { label: "Not begun", text: "No work on them has begun, and they show nothing else.", tone: "idle" },
  withdrawn: { label: "Withdrawn", text: "They were taken out of the project.", tone: "idle" },
  unknown: { label: "Not in the project", text: "The project has no phone with this MAC address.", tone: "warn" },
  rejected: { label: "Rejected", text: "Rows that could not be read, each with its reason.", tone: "bad" },
  "left-out": { label: "Left out", text: "Rows that are no phones, or were left out by hand.", tone: "idle" },
} as const satisfies Record<AfterOutcome, Words>;
