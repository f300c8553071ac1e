import { DIRECTION_WORDS, type LoadFamily, type Method, type Target } from "@/lib/domain/conversion";
import type { RunningFirmware } from "@/lib/domain/phone/phone-facts";
import type { LicenseKind, Verdict } from "@/lib/domain/rules/decision";
import type { BatchState } from "@/lib/domain/work/batch-life";

/** Words for the screen and the tone they are shown in; one place, so that a word is the same everywhere. */
export type Tone = "ok" | "accent" | "warn" | "bad" | "idle";
type Label = { label: string; tone: Tone };

export const VERDICT_LABELS = {
  eligible: { label: "Eligible", tone: "ok" },
  ineligible: { label: "Not eligible", tone: "bad" },
  "needs-information": { label: "Needs information", tone: "warn" },
  "not-required": { label: "Nothing to do", tone: "idle" },
} as const satisfies Record<Verdict, Label>;

export const BATCH_STATE_TONES = {
  planned: "idle",
  ready: "accent",
  running: "accent",
  done: "ok",
  cancelled: "idle",
} as const satisfies Record<BatchState, Tone>;

export const DIRECTION_LABELS = DIRECTION_WORDS;

export const TARGET_LABELS = {
  "webex-calling": "Webex Calling",
  "approved-third-party": "Approved third-party call control",
  ucm: "Unified CM or HCS",
} as const satisfies Record<Target, string>;

export const METHOD_LABELS = {
  ucm: "By Unified CM",
  "alternate-tftp": "By hand, alternate TFTP server",
  "staging-dhcp": "Staging facility, DHCP options",
  "cloud-upgrader": "Cloud upgrader",
} as const satisfies Record<Method, string>;

export const LOAD_FAMILY_LABELS = {
  sip78xx: "7811, 7821, 7841, 7861",
  sip7832: "7832",
  sip88xx: "8811, 8841, 8851, 8861",
  sip8832: "8832",
  sip8845_65: "8845, 8865",
} as const satisfies Record<LoadFamily, string>;

export const LICENSE_LABELS = {
  order: "Order",
  automatic: "Automatic (Control Hub)",
  none: "None needed",
  "glo-case": "GLO case",
  undecided: "Undecided",
} as const satisfies Record<LicenseKind, string>;

/** `none` in one word: a phone that is converted goes free, one that is not converted needs none. */
export const NO_LICENSE_LABELS = { free: "Free", "not-converted": "Not converted" } as const;
export const licenseWord = (kind: LicenseKind, verdict: Verdict): string =>
  kind === "none" ? NO_LICENSE_LABELS[verdict === "eligible" ? "free" : "not-converted"] : LICENSE_LABELS[kind];

export const FIRMWARE_LABELS = {
  enterprise: "Enterprise",
  mpp: "MPP",
  "in-transition": "In transition",
} as const satisfies Record<RunningFirmware, string>;
