import type { ConditionId } from "./conditions";

/** The order of work. `prepare` comes before the guide's three phases: license, firmware, verification. */
export const STEP_PHASES = ["prepare", "license", "firmware", "verification"] as const;
export type StepPhase = (typeof STEP_PHASES)[number];

/** How often a step is done: once a project, once a batch, once a phone. */
export const STEP_SCOPES = ["project", "batch", "phone"] as const;
export type StepScope = (typeof STEP_SCOPES)[number];

export const STEP_PHASE_LABELS = {
  prepare: "Prepare",
  license: "License",
  firmware: "Firmware",
  verification: "Verification",
} as const satisfies Record<StepPhase, string>;

export const STEP_SCOPE_LABELS = {
  project: "Once for the project",
  batch: "Once for the batch",
  phone: "For every phone",
} as const satisfies Record<StepScope, string>;

/** A value to copy. `template` holds placeholders in braces, all listed in `fill-template.ts`. */
export type StepValue = {
  label: string;
  kind: "text" | "url" | "file" | "mac";
  template: string;
  /** In a batch step: one value for each distinct load, each phone, or each phone that needs a licence file. */
  forEach?: "load" | "phone" | "licensed-phone";
};

export type Step = {
  /** Stable: what people ticked is stored under it. */
  id: string;
  phase: StepPhase;
  scope: StepScope;
  title: string;
  instruction: string;
  values: readonly StepValue[];
  /** Where the step comes from, as a person would look it up. */
  source: string;
  /** The step applies only under this condition. */
  when?: ConditionId;
  /** Fulfilled by evidence alone; nobody can tick it. */
  isEvidence?: true;
};

export type RouteId = "e2m-third-party-ucm" | "e2m-webex-calling-ucm" | "m2e-ucm";

/** One way of converting, from the first preparation to the evidence. Steps stand in the order of work. */
export type Route = { id: RouteId; title: string; source: string; steps: readonly Step[] };
