import type { Direction, LoadFamily, Method, Target } from "@/lib/domain/conversion";
import type { LicenseKind } from "@/lib/domain/eligibility/decision";
import type { RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { compareVersions, type FirmwareVersion, parseVersion } from "@/lib/domain/phone/version";

/** What a checklist needs to know of a phone. */
export type ChecklistPhone = {
  mac: string;
  model: string;
  loadFamily: LoadFamily | null;
  ip: string | null;
  version: string | null;
  runningFirmware: RunningFirmware | null;
  licenseKind: LicenseKind;
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
};

/** How many phones have which licence decision; kinds left out count 0. */
export type LicenseCounts = Partial<Record<LicenseKind, number>>;

export const CONDITION_IDS = [
  "below-enterprise-floor",
  "below-mpp-floor",
  "needs-license-file",
  "needs-license-order",
  "needs-glo-case",
] as const;
export type ConditionId = (typeof CONDITION_IDS)[number];

/** Whether a conditional step applies, and why or why not. */
export type Applicability = { applies: boolean; because: string };

/** Firmware to be on before the move. Source: guide, E2M step 2; M2E step 2 and Table 2's note for the 8832. */
const ENTERPRISE_FLOOR = "14.2.1SR1";
const MPP_FLOOR = "12.0.3";
const MPP_FLOOR_8832 = "12.0.3SR1";

/** The lowest firmware a phone may start from. */
export function floorFor(direction: Direction, model: string): string {
  if (direction === "E2M") return ENTERPRISE_FLOOR;
  return model === "8832" || model === "8832NR" ? MPP_FLOOR_8832 : MPP_FLOOR;
}

/** Licences that come as a file for one MAC. Undecided counts: unknown is never "no". */
const FILE_KINDS: readonly LicenseKind[] = ["order", "glo-case", "undecided"];
const KINDS_OF = {
  "needs-license-file": FILE_KINDS,
  "needs-license-order": ["order", "undecided"],
  "needs-glo-case": ["glo-case"],
} as const satisfies Partial<Record<ConditionId, readonly LicenseKind[]>>;

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
      return belowFloor(phone, floorFor("E2M", phone.model));
    case "below-mpp-floor":
      return belowFloor(phone, floorFor("M2E", phone.model));
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
  const noun = condition === "needs-glo-case" ? "a GLO case" : "a licence";
  return {
    applies: asking > 0,
    because: asking > 0 ? `Phones that need ${noun}: ${asking}.` : `No phone needs ${noun}.`,
  };
}

function belowFloor({ version, runningFirmware }: ChecklistPhone, floor: string): Applicability {
  if (runningFirmware === "in-transition") {
    return {
      applies: true,
      because: `It runs transition firmware: check the version on the phone; at least ${floor} is needed.`,
    };
  }
  const found = version === null ? null : parseVersion(version);
  if (!found) return { applies: true, because: `Its version is not known; at least ${floor} is needed.` };
  const isBelow = compareVersions(found, requireVersion(floor)) < 0;
  return { applies: isBelow, because: `It runs ${found.text}; at least ${floor} is needed.` };
}

function requireVersion(text: string): FirmwareVersion {
  const version = parseVersion(text);
  if (!version) throw new Error(`Not a firmware version: ${text}`);
  return version;
}
