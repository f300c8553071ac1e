import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Tone } from "./labels";

/** Apart from the other words: the technician's list needs it in its first view, and nothing else of them. */
export const PHONE_STATE_TONES = {
  "not-started": "idle",
  "in-progress": "accent",
  moved: "warn",
  "on-hold": "warn",
  failed: "bad",
  verified: "ok",
  withdrawn: "idle",
} as const satisfies Record<PhoneState, Tone>;
