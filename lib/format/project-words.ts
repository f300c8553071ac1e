import type { Direction, Target } from "@/lib/domain/conversion";

/** Short forms for headings and badges; forms and lists of choices use the long ones of lib/format/labels. */
export const DIRECTION_ARROWS = { E2M: "Enterprise → MPP", M2E: "MPP → Enterprise" } as const satisfies Record<
  Direction,
  string
>;

export const TARGET_SHORT = {
  "webex-calling": "Webex Calling",
  "approved-third-party": "Third-party call control",
  ucm: "Unified CM or HCS",
} as const satisfies Record<Target, string>;

/** "1,404 of 2,000 phones can …" */
export const CAN_MOVE = { E2M: "can move to MPP", M2E: "can move to Enterprise" } as const satisfies Record<
  Direction,
  string
>;
