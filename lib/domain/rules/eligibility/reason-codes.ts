/** Every code the first reason of a verdict can have; used by filters, counts and lists. */
export const ALL_VERDICT_REASONS = [
  "eligible",
  "eligible-return",
  "vid-missing-decides",
  "vid-missing-required",
  "pid-missing",
  "hardware-version",
  "model-named-ineligible",
  "model-not-listed",
  "not-a-desk-phone",
  "already-mpp",
  "already-enterprise",
  "key-expansion-module",
] as const;
export type ReasonCode = (typeof ALL_VERDICT_REASONS)[number];

/** Short labels for lists and filters; the sentence with a phone's values is `Finding.text`. */
export const REASON_LABELS: Record<ReasonCode, string> = {
  eligible: "Can be converted",
  "eligible-return": "Can return to Enterprise",
  "vid-missing-decides": "VID missing, it decides",
  "vid-missing-required": "VID missing, the guide asks for it",
  "pid-missing": "PID or model not readable",
  "hardware-version": "Hardware version not convertible",
  "model-named-ineligible": "Named as not convertible",
  "model-not-listed": "Model not on the list",
  "not-a-desk-phone": "Not a desk phone",
  "already-mpp": "Already runs MPP",
  "already-enterprise": "Already runs Enterprise",
  "key-expansion-module": "Key expansion module",
};
