import type { Direction, Target } from "@/lib/domain/conversion";
import type { LicenseKind } from "@/lib/domain/rules/decision";

/**
 * `moved`: the phone runs the target firmware, but its licence does not show where the target asks for it. `contradicted`: the phone
 * itself shows something else than expected. `other-phone`: the text is about other phones only and says nothing of this one.
 */
export const EVIDENCE_OUTCOMES = ["verified", "moved", "contradicted", "insufficient", "other-phone"] as const;
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

export const EVIDENCE_SOURCES = ["status-text", "after-inventory", "probe"] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

export const EVIDENCE_CHECKS = [
  "mac",
  "model",
  "serial",
  "firmware",
  "version",
  "authorization-type",
  "authorization-status",
] as const;

export type EvidenceCheck = {
  code: (typeof EVIDENCE_CHECKS)[number];
  result: "pass" | "fail" | "missing";
  expected: string;
  found: string | null;
  /** A sentence for people; for `missing` it says what to paste. */
  text: string;
};

export type ExpectedPhone = {
  mac: string;
  direction: Direction;
  target: Target;
  targetLoad: string | null;
  model: string;
  /** Left out or `null`: not known, so nothing is compared. */
  serial?: string | null;
  /** An after-inventory never shows what Webex Calling asks for, and is not asked for it. Left out: the phone's status text. */
  source?: EvidenceSource;
  /** `none`: a phone sold as MPP comes back without a licence, so it shows no authorization. */
  licenseKind?: LicenseKind;
};

/** Facts of a phone that its own page can show and a person can enter. */
export const FOUND_FIELDS = ["pid", "vid", "serial", "load", "transitionAuthorizationType"] as const;
export type FoundField = (typeof FOUND_FIELDS)[number];

/** What the page shows beside what the inventory holds; `null` where it holds nothing. Offered to a person, stored by nobody else. */
export type FoundFact = { field: FoundField; now: string | number | null; shown: string | number };
