import type { RuleSummary } from "@/lib/domain/rules/eligibility/rule-set";

/** The parts of the rule book, in the order they are read. */
export const KIND_LABELS = {
  model: {
    label: "Models and hardware",
    about: "What the guide’s tables list, and the hardware versions they ask for.",
  },
  verdict: {
    label: "Verdicts",
    about: "Asked from the top for each direction; the first that matches decides. Unknown is never “no”.",
  },
  requirement: {
    label: "Requirements and loads",
    about: "What must be met before or by the move, lowest firmware versions, and the loads phones get.",
  },
  license: {
    label: "Licences",
    about: "Asked from the top for each direction; the first that matches decides. Prices are not known here.",
  },
  advisory: { label: "Advisories", about: "To be read by a person. They never change a verdict." },
} as const satisfies Record<RuleSummary["kind"], { label: string; about: string }>;
