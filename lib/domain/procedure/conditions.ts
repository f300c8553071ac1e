import type { Direction, LoadFamily, Method, Target } from "@/lib/domain/conversion";
import type { Firmware, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { compareVersions, type FirmwareVersion, parseVersion } from "@/lib/domain/phone/version";
import type { LicenseKind } from "@/lib/domain/rules/decision";
import { floorFor } from "@/lib/domain/rules/eligibility/firmware-floors";
import type { StepChanges } from "./step-changes";

/** What a checklist needs to know of a phone. */
export type ChecklistPhone = {
  mac: string;
  model: string;
  loadFamily: LoadFamily | null;
  ip: string | null;
  version: string | null;
  runningFirmware: RunningFirmware | null;
  licenseKind: LicenseKind;
  /** Order code and hardware version as the inventory has them, to be compared with the label. */
  pid: string | null;
  vid: number | null;
  serial: string | null;
  /** Load the phone is to run, with or without `.loads`. */
  targetLoad: string | null;
};

export type ChecklistProject = {
  direction: Direction;
  target: Target;
  method: Method;
  ucmAddress: string | null;
  name: string;
  /** A device may hold a list from before there were any. */
  stepChanges?: StepChanges;
};

/** How many phones have which licence decision; kinds left out count 0. */
export type LicenseCounts = Partial<Record<LicenseKind, number>>;

export const CONDITION_IDS = [
  "below-enterprise-floor",
  "below-mpp-floor",
  "needs-license-file",
  "needs-license-order",
  "needs-glo-case",
  "needs-no-license",
] as const;
export type ConditionId = (typeof CONDITION_IDS)[number];

/** Whether a conditional step applies, and why or why not. */
export type Applicability = { applies: boolean; because: string };

/** The lowest firmware a phone may start from, by the rule set. */
export function startingFloor(direction: Direction, model: string): FirmwareVersion {
  const row = floorFor(direction, "running", model, null);
  if (!row) throw new Error(`The rule set has no floor for ${direction} ${model}.`);
  return row.floor;
}

/** Licences that come as a file for one MAC. Undecided counts: unknown is never "no". */
const FILE_KINDS: readonly LicenseKind[] = ["order", "glo-case", "undecided"];
const KINDS_OF = {
  "needs-license-file": FILE_KINDS,
  "needs-license-order": ["order", "undecided"],
  "needs-glo-case": ["glo-case"],
  "needs-no-license": ["none"],
} as const satisfies Partial<Record<ConditionId, readonly LicenseKind[]>>;

const NEEDED = {
  "needs-license-file": "a licence",
  "needs-license-order": "a licence",
  "needs-glo-case": "a GLO case",
  "needs-no-license": "no licence",
} as const satisfies Record<keyof typeof KINDS_OF, string>;

const LICENSE_TEXT = {
  order: "This phone needs a licence to be ordered.",
  automatic: "The migration assistant generates the licence; there is no file to order or upload.",
  none: "This phone needs no licence.",
  "glo-case": "This phone replaces a returned one: its new licence comes by a GLO case.",
  undecided: "It is not decided yet whether this phone needs a licence.",
} as const satisfies Record<LicenseKind, string>;

export function needsLicenseFile(phone: Pick<ChecklistPhone, "licenseKind">): boolean {
  return FILE_KINDS.includes(phone.licenseKind);
}

/** Whether a step with this condition applies to one phone. */
export function conditionForPhone(condition: ConditionId, phone: ChecklistPhone): Applicability {
  switch (condition) {
    case "below-enterprise-floor":
      return belowFloor(phone, "enterprise", startingFloor("E2M", phone.model));
    case "below-mpp-floor":
      return belowFloor(phone, "mpp", startingFloor("M2E", phone.model));
    default: {
      const kinds: readonly LicenseKind[] = KINDS_OF[condition];
      return { applies: kinds.includes(phone.licenseKind), because: LICENSE_TEXT[phone.licenseKind] };
    }
  }
}

/** Whether a step with this condition applies to a batch: as soon as one of its phones asks for it. */
export function conditionForBatch(condition: ConditionId, phones: readonly ChecklistPhone[]): Applicability {
  const asking = phones.filter((phone) => conditionForPhone(condition, phone).applies).length;
  return { applies: asking > 0, because: `Asked for by ${asking} of the ${phones.length} phones of this batch.` };
}

/** Whether a step with this condition applies to a project, by its counts; without them it does, and says so. */
export function conditionForProject(condition: ConditionId, licenses: LicenseCounts | null): Applicability {
  if (condition === "below-enterprise-floor" || condition === "below-mpp-floor") {
    return { applies: true, because: "Checked for every phone." };
  }
  if (licenses === null) return { applies: true, because: "It is not known yet how many phones need a licence." };
  const kinds: readonly LicenseKind[] = KINDS_OF[condition];
  const asking = kinds.reduce((sum, kind) => sum + (licenses[kind] ?? 0), 0);
  const noun = NEEDED[condition];
  return {
    applies: asking > 0,
    because: asking > 0 ? `Phones that need ${noun}: ${asking}.` : `There is no phone that needs ${noun}.`,
  };
}

const FIRMWARE_WORDS = { enterprise: "Enterprise", mpp: "MPP" } as const satisfies Record<Firmware, string>;

/**
 * Whether the phone must be upgraded within the firmware it starts from. The releases of the two firmwares do not compare:
 * one that runs the other firmware has moved already, and its version says nothing about the floor.
 */
function belowFloor(
  { version, runningFirmware }: ChecklistPhone,
  startsFrom: Firmware,
  floor: FirmwareVersion,
): Applicability {
  const needed = `at least ${floor.text} is needed`;
  if (runningFirmware === "in-transition") {
    return { applies: true, because: `It runs transition firmware: check the version on the phone; ${needed}.` };
  }
  if (runningFirmware !== null && runningFirmware !== startsFrom) {
    const because = `It has moved already: it runs ${FIRMWARE_WORDS[runningFirmware]} firmware, and this step is about ${FIRMWARE_WORDS[startsFrom]} firmware.`;
    return { applies: false, because };
  }
  const found = version === null ? null : parseVersion(version);
  if (!found) return { applies: true, because: `Its version is not known; ${needed}.` };
  if (runningFirmware === null) {
    return { applies: true, because: `It runs ${found.text}, but of which firmware is not known; ${needed}.` };
  }
  return { applies: compareVersions(found, floor) < 0, because: `It runs ${found.text}; ${needed}.` };
}
