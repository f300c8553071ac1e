import type { Direction, Target } from "@/lib/domain/conversion";
import { decideRunningFirmware } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import type { RunningFirmware, TransitionAuthorizationType } from "@/lib/domain/phone/phone-facts";
import { compareVersions, parseVersion } from "@/lib/domain/phone/version";
import type { LicenseKind } from "@/lib/domain/rules/decision";
import type { StatusReading } from "./read-status-text";

export const EVIDENCE_OUTCOMES = ["verified", "contradicted", "insufficient"] as const;
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

export const EVIDENCE_SOURCES = ["status-text", "after-inventory", "probe"] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

export const EVIDENCE_CHECKS = ["mac", "firmware", "version", "authorization-type", "authorization-status"] as const;

export type EvidenceCheck = {
  code: (typeof EVIDENCE_CHECKS)[number];
  result: "pass" | "fail" | "missing";
  expected: string;
  found: string | null;
  /** A sentence for people; for `missing` it says what to paste. */
  text: string;
};

export type ExpectedPhone = {
  mac: string;
  direction: Direction;
  target: Target;
  targetLoad: string | null;
  model: string;
  /** An after-inventory names MAC and load only, and is evidence by them alone (domain.md §7). Left out: the phone's status text. */
  source?: EvidenceSource;
  /** `none`: a phone sold as MPP comes back without a licence, so it shows no authorization. */
  licenseKind?: LicenseKind;
};

export type EvidenceJudgement = { outcome: EvidenceOutcome; checks: EvidenceCheck[] };

/** Whether a reading shows that the phone is done. One contradiction outweighs everything; anything missing is not enough. */
export function judgeEvidence(reading: StatusReading, expected: ExpectedPhone): EvidenceJudgement {
  const checks = [checkMac(reading, expected), checkFirmware(reading, expected), checkVersion(reading, expected)];
  if (expected.direction === "E2M") {
    const type = checkAuthorizationType(reading, expected);
    const status = checkAuthorizationStatus(reading, expected);
    if (type) checks.push(type);
    if (status) checks.push(status);
  }
  if (checks.some(({ result }) => result === "fail")) return { outcome: "contradicted", checks };
  if (checks.some(({ result }) => result === "missing")) return { outcome: "insufficient", checks };
  return { outcome: "verified", checks };
}

function checkMac({ macs, authorization }: StatusReading, expected: ExpectedPhone): EvidenceCheck {
  const wanted = normaliseMac(expected.mac);
  const named = macs.map(normaliseMac);
  // A licence is locked to one MAC: a phone that was authorized by this file is this phone.
  const byLicense = named.length === 0 && authorization?.outcome === "succeeded" ? authorization.mac : null;
  const found = byLicense === null ? named : [normaliseMac(byLicense)];
  const base = { code: "mac", expected: wanted, found: found.length > 0 ? found.join(", ") : null } as const;
  if (found.length === 0) {
    return { ...base, result: "missing", text: "The text names no MAC address. Paste the line MAC Address as well." };
  }
  if (!found.includes(wanted))
    return { ...base, result: "fail", text: `The text is about ${base.found}, not ${wanted}.` };
  if (found.length > 1) {
    return {
      ...base,
      result: "missing",
      text: "The text names several MAC addresses. Paste the page of this phone alone.",
    };
  }
  return { ...base, result: "pass", text: `The text is about ${wanted}.` };
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

/** Source: guide, E2M step 14 (`Classic`), FAQ (`Classic` or `WxC`); domain.md §6 (`WxC` for Webex Calling). */
const TYPE_OF = { "webex-calling": "WxC", "approved-third-party": "Classic", ucm: null } as const satisfies Record<
  Target,
  TransitionAuthorizationType | null
>;

function checkAuthorizationType(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck | null {
  const wanted = TYPE_OF[expected.target];
  if (wanted === null) return null;
  const found = reading.transitionAuthorizationType;
  const base = { code: "authorization-type", expected: wanted, found } as const;
  if (found === null) {
    const isFree = expected.target === "approved-third-party" && expected.licenseKind === "none";
    if (isFree || expected.source === "after-inventory") return null;
    const text =
      "The text shows no Transition Authorization Type. Paste Product Information of Info → Status; if the field is empty there, the phone is not authorized yet.";
    return { ...base, result: "missing", text };
  }
  if (found.toLowerCase() === wanted.toLowerCase()) return { ...base, result: "pass", text: `The type is ${wanted}.` };
  const text = `The phone is authorized as ${found}, this project needs ${wanted}.${
    found.toLowerCase() === "wxc" ? " A phone with WxC works with Webex Calling only." : ""
  }`;
  return { ...base, result: "fail", text };
}

/** The status counts only where the text shows one: not every page and firmware does. */
function checkAuthorizationStatus(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck | null {
  const { authorization, transitionAuthorizationStatus: found } = reading;
  if (!authorization || found === null) return null;
  const base = { code: "authorization-status", expected: "Authorization Succeeded", found } as const;
  const wanted = normaliseMac(expected.mac);
  if (authorization.mac !== null && normaliseMac(authorization.mac) !== wanted) {
    const text = `The licence file ${authorization.file} belongs to another phone; a licence is locked to one MAC address.`;
    return { ...base, result: "fail", text };
  }
  switch (authorization.outcome) {
    case "succeeded":
      return { ...base, result: "pass", text: "The authorization succeeded." };
    case "failed":
      return {
        ...base,
        result: "fail",
        text: "The authorization failed. Check the licence file and the rule; the phone tries again.",
      };
    default: {
      const text =
        "The status tells neither success nor failure. Paste the whole line Transition Authorization Status.";
      return { ...base, result: "missing", text };
    }
  }
}

function normaliseMac(text: string): string {
  const mac = parseMac(text);
  return mac.ok ? mac.value : text.trim().toUpperCase();
}
