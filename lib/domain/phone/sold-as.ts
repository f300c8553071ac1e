import type { Firmware, PhoneFacts, Product, RunningFirmware } from "./phone-facts";
import { compareVersions, type FirmwareVersion, firmwareVersion } from "./version";

/**
 * What the phone was sold as, `null` without a product. An order code says it (guide FAQ). A model name does not say it surely,
 * so there a known earlier conversion decides: it names what the phone was sold as.
 */
export function soldAsOf(facts: PhoneFacts): Firmware | null {
  if (!facts.product) return null;
  if (facts.product.precision === "model-name") {
    if (facts.earlierConversion?.startsWith("by-")) return "enterprise";
    if (facts.earlierConversion?.startsWith("from-mpp")) return "mpp";
  }
  return facts.product.soldAs;
}

/** Whether what the phone was sold as is only presumed from a model name, which nothing else confirms. */
export function isSoldAsGuess({ product, earlierConversion }: PhoneFacts): boolean {
  return product?.precision === "model-name" && (earlierConversion === null || earlierConversion === "none");
}

/**
 * Releases that a bare version number (`11.3.3`, without the name of a load) cannot be of, if the phone still runs what it was
 * sold with: the guide names 11.x to 12.0.x as MPP and 14.2.1SR1 as Enterprise firmware.
 */
const AGAINST_SOLD_AS = {
  enterprise: { from: firmwareVersion(11, 0, 0), below: firmwareVersion(12, 1, 0) },
  mpp: { from: firmwareVersion(12, 1, 0), below: null },
} as const satisfies Record<Firmware, { from: FirmwareVersion; below: FirmwareVersion | null }>;

/** What else is known and may speak against the firmware the product was sold with. */
export type Witnesses = Pick<PhoneFacts, "version" | "transitionAuthorizationType">;

function isVersionAgainst(product: Product, version: FirmwareVersion): boolean {
  const { from, below } = AGAINST_SOLD_AS[product.soldAs];
  return compareVersions(version, from) >= 0 && (below === null || compareVersions(version, below) < 0);
}

/**
 * Whether a bare version, or a Transition Authorization Type, which only MPP firmware has, speaks against the firmware the
 * product was sold with: then nobody knows which one runs.
 */
export function contradictsSoldAs(
  product: Product,
  { version, transitionAuthorizationType: type }: Witnesses,
): boolean {
  if (product.soldAs === "enterprise" && type !== null && type !== "empty") return true;
  return version !== null && isVersionAgainst(product, version);
}

/**
 * The firmware a phone is presumed to run when nothing tells it: what its order code was sold with (the last step of domain.md
 * §2). `null`: a model name alone says nothing, save `3PCC` in it; nor does an order code that a witness contradicts.
 * The 6800 series runs MPP only, whatever a column says.
 */
export function firmwareSoldWith(product: Product | null, witnesses: Witnesses): Firmware | null {
  if (!product) return null;
  if (product.series === "6800") return "mpp";
  if (contradictsSoldAs(product, witnesses)) return null;
  return product.precision === "pid" || product.soldAs === "mpp" ? product.soldAs : null;
}

/** What the phone runs now: the fact, or without one what it is presumed to run; `null`: not known. */
export function runningFirmwareOf(facts: PhoneFacts): RunningFirmware | null {
  if (facts.product?.series === "6800") return "mpp";
  return facts.runningFirmware ?? firmwareSoldWith(facts.product, facts);
}
