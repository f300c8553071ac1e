import type { Method } from "@/lib/domain/conversion";
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

/**
 * Who does a step, and who can clear it where others wait for it. The guide names no people: that the project manager orders
 * and prepares, the administrator of Unified CM puts files there, and the technician does what is done phone by phone, is our
 * reading of its steps.
 */
export const STEP_OWNERS = ["project-manager", "ucm-administrator", "technician"] as const;
export type StepOwner = (typeof STEP_OWNERS)[number];

export const STEP_OWNER_LABELS = {
  "project-manager": "Project manager",
  "ucm-administrator": "Administrator of Unified CM",
  technician: "Technician",
} as const satisfies Record<StepOwner, string>;

/** Steps that are done in one go, at one place: one tap ticks them all, each is an event of its own. Source: our reading. */
export const CARDS = ["on-ucm", "phone-page"] as const;
export type Card = (typeof CARDS)[number];

export const CARD_LABELS = {
  "on-ucm": "On Unified CM",
  "phone-page": "On the phone’s page",
} as const satisfies Record<Card, string>;

/** A value to copy. `template` holds placeholders in braces, all listed in `fill-template.ts`. */
export type StepValue = {
  label: string;
  kind: "text" | "url" | "file" | "mac";
  template: string;
  /** In a batch step: one value for each distinct load, each phone, or each phone that needs a licence file. */
  forEach?: "load" | "phone" | "licensed-phone";
  /** In a phone step: only for phones of this series. */
  series?: "7800" | "8800";
};

export type Step = {
  /** Stable: what people ticked is stored under it. */
  id: string;
  phase: StepPhase;
  scope: StepScope;
  owner: StepOwner;
  title: string;
  /** May hold placeholders that are always known: those of the rules, never those of a person. */
  instruction: string;
  values: readonly StepValue[];
  /** Where the step comes from, as a person would look it up. */
  source: string;
  /** What the project adds in its own words (step-changes.ts). */
  note?: string;
  /** The step applies only under this condition. */
  when?: ConditionId;
  /** Fulfilled by evidence alone; nobody can tick it. */
  isEvidence?: true;
  /** The card it stands on; the others of it stand beside it. */
  card?: Card;
  /** A step of the batch: once it is done, this one is as well, unless somebody says otherwise at the phone. */
  followsStep?: string;
  /** What it asks for shows in the evidence too: nobody has to tick it. */
  followsEvidence?: true;
  /** What the pilot is there for: its own phones do not wait for it. */
  isByPilot?: true;
};

/** A target and a method: `e2m-third-party-ucm`, `m2e-cloud-upgrader` … */
export type RouteId = `${"e2m-third-party" | "e2m-webex-calling" | "m2e"}-${Method}`;

/** One way of converting, from the first preparation to the evidence. Steps stand in the order of work. */
export type Route = { id: RouteId; title: string; source: string; steps: readonly Step[] };
