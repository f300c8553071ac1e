import type { Direction, Target } from "@/lib/domain/conversion";
import { CLOUD_UPGRADER, E2M_GUIDE, M2E_GUIDE, M2E_TRANSITION_DOWNLOAD } from "./links";
import type { StepValue } from "./step";

/** Where the guide prints a direction's steps by UCM; a step's source begins with it. */
export const GUIDE = {
  E2M: "Guide, UCM-based manual migration (E2M)",
  M2E: "Guide, UCM-based manual migration (M2E)",
} as const satisfies Record<Direction, string>;

/** The name of Cisco's own conversion guides in a source: a publication beside the guide. */
export const CONVERSION_GUIDE = "another Cisco publication";

/**
 * What differs between the three ways of converting, said once: steps are rows that take these parameters. `id` begins the id
 * of a step that a target has for itself, `ucmId` that of a step which its direction has; both are stored with what people
 * ticked, so they never change.
 */
export type Way = {
  id: "e2m-third-party" | "e2m-wxc" | "m2e-ucm";
  ucmId: "e2m-ucm" | "m2e-ucm";
  direction: Direction;
  target: Target;
  title: string;
  cloudUpgrader: StepValue;
  /** Beside the cloud upgrader's address, in the step that sends people there. */
  furtherReading: readonly StepValue[];
  /** Figure of the guide that shows ordering, where licences are ordered. */
  orderFigure: string | null;
};

export const THIRD_PARTY: Way = {
  id: "e2m-third-party",
  ucmId: "e2m-ucm",
  direction: "E2M",
  target: "approved-third-party",
  title: "Enterprise to MPP for approved third-party call control",
  cloudUpgrader: CLOUD_UPGRADER["approved-third-party"],
  furtherReading: [E2M_GUIDE],
  orderFigure: "figure 4",
};

export const WEBEX_CALLING: Way = {
  id: "e2m-wxc",
  ucmId: "e2m-ucm",
  direction: "E2M",
  target: "webex-calling",
  title: "Enterprise to MPP for Webex Calling",
  cloudUpgrader: CLOUD_UPGRADER["webex-calling"],
  furtherReading: [],
  orderFigure: null,
};

export const TO_ENTERPRISE: Way = {
  id: "m2e-ucm",
  ucmId: "m2e-ucm",
  direction: "M2E",
  target: "ucm",
  title: "MPP to Enterprise",
  cloudUpgrader: CLOUD_UPGRADER.ucm,
  furtherReading: [M2E_GUIDE, M2E_TRANSITION_DOWNLOAD],
  orderFigure: "figure 5",
};

export const WAYS: readonly Way[] = [THIRD_PARTY, WEBEX_CALLING, TO_ENTERPRISE];
