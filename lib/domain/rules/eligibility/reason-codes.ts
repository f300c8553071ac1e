/** Every code the first reason of a verdict can have; used by filters, counts and lists. */
export const ALL_VERDICT_REASONS = [
  "eligible",
  "eligible-return",
  "vid-missing-decides",
  "vid-missing-required",
  "pid-missing",
  "firmware-unknown",
  "nr-order-code-unknown",
  "locked-to-webex-calling",
  "runs-phone-os",
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
  "vid-missing-decides": "VID missing, the version decides",
  "vid-missing-required": "VID missing, any version converts",
  "pid-missing": "PID or model not readable",
  "firmware-unknown": "Firmware it runs not known",
  "nr-order-code-unknown": "NR model, not known how it was sold",
  "locked-to-webex-calling": "Authorized for Webex Calling only",
  "runs-phone-os": "PhoneOS, neither firmware",
  "hardware-version": "Hardware version not convertible",
  "model-named-ineligible": "Named as not convertible",
  "model-not-listed": "Model not on the list",
  "not-a-desk-phone": "Not a desk phone",
  "already-mpp": "Already runs MPP",
  "already-enterprise": "Already runs Enterprise",
  "key-expansion-module": "Key expansion module",
};
