import type { IntakeOutcome } from "@/lib/domain/licenses/intake";
import type { Tone } from "@/lib/format/labels";

export const INTAKE_TONES = {
  assigned: "ok",
  duplicate: "idle",
  "unknown-mac": "warn",
  "other-project": "warn",
  "wrong-direction": "bad",
  refused: "bad",
} as const satisfies Record<IntakeOutcome, Tone>;
