import { decideRunningFirmware } from "@/lib/domain/phone/load";
import type { RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { compareVersions, parseVersion } from "@/lib/domain/phone/version";
import { checkAuthorization } from "./check-authorization";
import { checkIdentity, checkMac, macsNamed, normaliseMac } from "./check-identity";
import type { EvidenceCheck, EvidenceOutcome, ExpectedPhone } from "./evidence-check";
import type { StatusReading } from "./read-status-text";

export type EvidenceJudgement = {
  outcome: EvidenceOutcome;
  /** Empty for `other-phone`: such a text says nothing of this phone. */
  checks: EvidenceCheck[];
  /** The MAC addresses the text names. */
  about: string[];
  /** The MAC is this phone's, the model or the serial number is not: one of the two records is wrong. */
  identityDiffers: boolean;
};

/**
 * Whether a reading shows that the phone is done. Only a text about this phone alone can contradict it; anything missing is not
 * enough; a phone that is moved and shows no licence is `moved`. Source: domain.md §7.
 */
export function judgeEvidence(reading: StatusReading, expected: ExpectedPhone): EvidenceJudgement {
  const about = macsNamed(reading);
  if (reading.problem === null && about.length > 0 && !about.includes(normaliseMac(expected.mac))) {
    return { outcome: "other-phone", checks: [], about, identityDiffers: false };
  }
  const mac = checkMac(about, reading.problem, expected);
  const identity = checkIdentity(reading, expected);
  const moved = [checkFirmware(reading, expected), checkVersion(reading, expected)];
  const license = expected.direction === "E2M" ? checkAuthorization(reading, expected) : [];
  const identityDiffers = mac.result === "pass" && has(identity, "fail");
  const outcome = mac.result !== "pass" || identityDiffers ? "insufficient" : outcomeOf(moved, license);
  return { outcome, checks: [mac, ...identity, ...moved, ...license], about, identityDiffers };
}

const has = (checks: readonly EvidenceCheck[], wanted: EvidenceCheck["result"]): boolean =>
  checks.some(({ result }) => result === wanted);

/** The outcome for a text that is about this phone without doubt. */
function outcomeOf(moved: readonly EvidenceCheck[], license: readonly EvidenceCheck[]): EvidenceOutcome {
  if (has([...moved, ...license], "fail")) return "contradicted";
  if (has(moved, "missing")) return "insufficient";
  return has(license, "missing") ? "moved" : "verified";
}

const FIRMWARE_WORDS = {
  enterprise: "Enterprise firmware",
  mpp: "MPP firmware",
  "in-transition": "transition firmware",
} as const satisfies Record<RunningFirmware, string>;

function checkFirmware({ softwareVersion, productName }: StatusReading, { direction }: ExpectedPhone): EvidenceCheck {
  const wanted: RunningFirmware = direction === "E2M" ? "mpp" : "enterprise";
  const { firmware } = decideRunningFirmware({ column: null, load: softwareVersion, product: null, productName });
  const base = {
    code: "firmware",
    expected: FIRMWARE_WORDS[wanted],
    found: firmware && FIRMWARE_WORDS[firmware],
  } as const;
  if (firmware === null) {
    const paste = direction === "E2M" ? "Software Version and Product Name" : "with the load name (sip…)";
    return {
      ...base,
      result: "missing",
      text: `The text does not tell which firmware runs. Paste the line ${paste} as well.`,
    };
  }
  const isRight = firmware === wanted;
  return { ...base, result: isRight ? "pass" : "fail", text: `The phone runs ${FIRMWARE_WORDS[firmware]}.` };
}

function checkVersion({ softwareVersion }: StatusReading, { targetLoad, model }: ExpectedPhone): EvidenceCheck {
  const target = targetLoad === null ? null : parseVersion(targetLoad);
  const running = softwareVersion === null ? null : parseVersion(softwareVersion);
  const base = { code: "version", expected: target?.text ?? "", found: running?.text ?? softwareVersion } as const;
  if (!running) {
    const text =
      "The text shows no software version that can be read. Paste the line Software Version or the load name as well.";
    return { ...base, result: "missing", text };
  }
  if (!target) {
    const text = `The project names no target load for model ${model}, so ${running.text} cannot be compared.`;
    return { ...base, result: "missing", text };
  }
  const isEnough = compareVersions(running, target) >= 0;
  const relation = isEnough ? "at or above" : "below";
  return {
    ...base,
    result: isEnough ? "pass" : "fail",
    text: `${running.text} is ${relation} the target ${target.text}.`,
  };
}
