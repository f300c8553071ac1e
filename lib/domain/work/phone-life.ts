/**
 * How far one phone is. `verified` is reached by evidence only and left again only when later evidence contradicts it.
 * `withdrawn`: taken out of the project on request; it keeps its record, and no list or count names it unless asked.
 */
export const PHONE_STATES = ["not-started", "in-progress", "on-hold", "failed", "verified", "withdrawn"] as const;
export type PhoneState = (typeof PHONE_STATES)[number];

/** What may follow; what is not listed is refused. Evidence can verify a phone nobody ticked: an after-inventory names them all. */
export const NEXT_PHONE_STATES = {
  "not-started": ["in-progress", "on-hold", "failed", "verified", "withdrawn"],
  "in-progress": ["not-started", "on-hold", "failed", "verified", "withdrawn"],
  "on-hold": ["not-started", "in-progress", "failed", "verified", "withdrawn"],
  failed: ["not-started", "in-progress", "on-hold", "verified", "withdrawn"],
  verified: ["failed", "withdrawn"],
  withdrawn: ["not-started"],
} as const satisfies Record<PhoneState, readonly PhoneState[]>;

export const PHONE_STATE_LABELS = {
  "not-started": "Not started",
  "in-progress": "In progress",
  "on-hold": "On hold",
  failed: "Failed",
  verified: "Verified",
  withdrawn: "Withdrawn",
} as const satisfies Record<PhoneState, string>;

export function canMovePhone(from: PhoneState, to: PhoneState): boolean {
  const next: readonly PhoneState[] = NEXT_PHONE_STATES[from];
  return next.includes(to);
}
