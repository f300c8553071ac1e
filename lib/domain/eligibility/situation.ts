import type { ConversionPlan } from "@/lib/domain/conversion";
import type { Firmware, PhoneFacts, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { runningFirmwareOf, soldAsOf } from "@/lib/domain/phone/sold-as";

/** What rules look at: the phone, the plan, and what follows from the facts. */
export type Situation = {
  facts: PhoneFacts;
  plan: ConversionPlan;
  /** Canonical model, `null` when the product is not known. */
  model: string | null;
  running: RunningFirmware | null;
  soldAs: Firmware | null;
};

export function situationOf(facts: PhoneFacts, plan: ConversionPlan): Situation {
  return {
    facts,
    plan,
    model: facts.product?.model ?? null,
    running: runningFirmwareOf(facts),
    soldAs: soldAsOf(facts),
  };
}
