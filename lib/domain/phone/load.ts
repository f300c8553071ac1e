import type { LoadFamily } from "@/lib/domain/conversion";
import { isBlank } from "./blank";
import type { AuthorizationFact, Product, RunningFirmware } from "./phone-facts";
import { firmwareSoldWith } from "./sold-as";
import { familyOfLoad } from "./text-facts";
import { type FirmwareVersion, parseVersion } from "./version";

/** What a load name says. `text` is the name without spaces and without `.loads`, as UCM's Phone Load field takes it. */
export type ParsedLoad = {
  text: string;
  family: LoadFamily | null;
  firmware: RunningFirmware | null;
  version: FirmwareVersion | null;
};

const FAMILY_OF: Readonly<Record<string, LoadFamily>> = {
  "7811": "sip78xx",
  "7821": "sip78xx",
  "7841": "sip78xx",
  "7861": "sip78xx",
  "7832": "sip7832",
  "8811": "sip88xx",
  "8841": "sip88xx",
  "8851": "sip88xx",
  "8851NR": "sip88xx",
  "8861": "sip88xx",
  "8832": "sip8832",
  "8832NR": "sip8832",
  "8845": "sip8845_65",
  "8865": "sip8845_65",
  "8865NR": "sip8845_65",
};

/** The load family a canonical model takes, or `null` for a model without one. Source: guide Tables 5 and 6. */
export function loadFamilyOf(model: string): LoadFamily | null {
  return FAMILY_OF[model] ?? null;
}

/** Families that are none of ours name their phones as well: `sip8821.`, `SIP45.`, `SCCP42.`. */
const ANY_FAMILY = /^((?:sip|sccp|rootfs2?)\d[0-9a-z_]{1,7})[.-]/i;

/**
 * The family a load is of, where that is another than the model's: the cheapest sign of swapped rows (domain.md §3.3). `null` where
 * they agree, or where one of them does not tell.
 */
export function otherLoadFamily(model: string, load: ParsedLoad): string | null {
  const own = loadFamilyOf(model);
  if (load.family !== null) return load.family === own ? null : load.family;
  return own === null ? null : (ANY_FAMILY.exec(load.text)?.[1]?.toLowerCase() ?? null);
}

/**
 * Reads a load name or a bare version. `firmware` is `null` where the text does not tell; `null` for a blank cell.
 * `TLexE2M` is transition firmware, `MPP` (older releases: `MSR`) is MPP, any other load of a family is Enterprise. Source: domain.md §2.
 */
export function parseLoad(text: string): ParsedLoad | null {
  if (isBlank(text)) return null;
  const trimmed = text.trim();
  const name = familyOfLoad(trimmed) ? trimmed.replace(/\s+/g, "") : trimmed;
  const load = name.replace(/\.loads$/i, "");
  const family = familyOfLoad(load);
  let firmware: RunningFirmware | null = family ? "enterprise" : null;
  if (/TLexE2M/i.test(load)) firmware = "in-transition";
  else if (/MPP|\dMSR\d/i.test(load)) firmware = "mpp";
  return {
    text: load,
    family,
    firmware,
    version: parseVersion(load),
  };
}

const FIRMWARE_WORDS: readonly { pattern: RegExp; firmware: RunningFirmware }[] = [
  { pattern: /TLexE2M|TRANSITION/i, firmware: "in-transition" },
  { pattern: /MPP|3P(?:CC|C|W)|MULTI ?-?PLATFORM|WEBEX CALLING/i, firmware: "mpp" },
  { pattern: /ENTERPRISE|\b(?:ENT|UCM|CUCM|HCS)\b|UNIFIED CM|CALL ?MANAGER|ON-?PREM/i, firmware: "enterprise" },
];

/** Reads an explicit firmware column: `MPP`, `3PCC`, `Multiplatform`, `Enterprise`, `UCM`. `null` when it does not tell. */
export function parseRunningFirmware(text: string): RunningFirmware | null {
  if (isBlank(text)) return null;
  return FIRMWARE_WORDS.find(({ pattern }) => pattern.test(text))?.firmware ?? null;
}

export type RunningFirmwareInput = {
  /** An explicit column, already read by `parseRunningFirmware`. */
  column: RunningFirmware | null;
  load: string | null;
  product: Product | null;
  /** Product Name or Model number as the phone shows it; `3PCC` in it means MPP. */
  productName: string | null;
};

/** The same of a phone as it is stored, whose load was read before. */
export type StoredFirmware = {
  /** What a column or a person said. */
  stated: RunningFirmware | null;
  /** What the load's name says. */
  byLoad: RunningFirmware | null;
  version: FirmwareVersion | null;
  product: Product | null;
  productName: string | null;
  transitionAuthorizationType: AuthorizationFact | null;
};

export type RunningFirmwareDecision = {
  firmware: RunningFirmware | null;
  decidedBy: "column" | "load" | "product-name" | "sold-as" | "unknown";
};

/**
 * What a phone runs now, and what told it: column, then load name, then product name, then what the order code was sold with,
 * unless a bare version contradicts it. A model name alone tells nothing.
 * One exception: `3PCC` beside a 10.x load is an MPP phone on outdated firmware (guide FAQ), although such a load name does not say MPP.
 */
export function decideRunningFirmware({
  column,
  load,
  product,
  productName,
}: RunningFirmwareInput): RunningFirmwareDecision {
  const parsed = parseLoad(load ?? "");
  return runningFirmwareFrom({
    stated: column,
    byLoad: parsed?.firmware ?? null,
    version: parsed?.version ?? null,
    product,
    productName,
    transitionAuthorizationType: null,
  });
}

/** What runs on a phone, from everything that is known of it together: no order of files or rows matters. */
export function runningFirmwareFrom({
  stated,
  byLoad,
  version,
  product,
  productName,
  transitionAuthorizationType,
}: StoredFirmware): RunningFirmwareDecision {
  if (stated) return { firmware: stated, decidedBy: "column" };
  const pageNamesMpp = /3P(?:CC|C|W)/i.test(productName ?? "");
  const isSoldAsMpp = product?.precision === "pid" && product.soldAs === "mpp";
  const isOutdatedMpp = (pageNamesMpp || isSoldAsMpp) && byLoad === "enterprise" && version?.major === 10;
  if (isOutdatedMpp) return { firmware: "mpp", decidedBy: "product-name" };
  if (byLoad) return { firmware: byLoad, decidedBy: "load" };
  if (pageNamesMpp) return { firmware: "mpp", decidedBy: "product-name" };
  const presumed = firmwareSoldWith(product, { version, transitionAuthorizationType });
  if (presumed === null) return { firmware: null, decidedBy: "unknown" };
  return { firmware: presumed, decidedBy: product?.precision === "pid" ? "sold-as" : "product-name" };
}
