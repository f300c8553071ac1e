import type { Firmware, PhoneFacts, RunningFirmware } from "./phone-facts";

/**
 * What the phone was sold as, `null` without a product. An order code says it (guide FAQ). A model name does not say it surely,
 * so there a known earlier conversion decides: it names what the phone was sold as.
 */
export function soldAsOf(facts: PhoneFacts): Firmware | null {
  if (!facts.product) return null;
  if (facts.product.precision === "model-name") {
    if (facts.earlierConversion === "by-11.2.3" || facts.earlierConversion === "by-11.3.3-or-later")
      return "enterprise";
    if (facts.earlierConversion?.startsWith("from-mpp")) return "mpp";
  }
  return facts.product.soldAs;
}

/**
 * What the phone runs now: the fact, or without one what the product was sold with (the last step of domain.md §2).
 * The 6800 series runs MPP only, whatever a column says.
 */
export function runningFirmwareOf(facts: PhoneFacts): RunningFirmware | null {
  if (facts.product?.series === "6800") return "mpp";
  return facts.runningFirmware ?? facts.product?.soldAs ?? null;
}
