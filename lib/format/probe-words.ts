/** How asking phones for their pages ended, each behind its number. */
export const PROBE_WORDS = {
  verified: "verified",
  moved: "moved, not licensed",
  contradicted: "contradicted",
  insufficient: "showed too little",
  filled: "told what was missing",
  "as-known": "as known",
  differs: "tell other than the inventory, which stands",
  "other-phone": "answered with another MAC",
  unusable: "answered with no page of a phone",
  nobody: "did not answer",
  "not-listed": "outside of the listed networks",
  "no-address": "without an IP address",
  "not-stored": "changed in the same moment",
} as const;
