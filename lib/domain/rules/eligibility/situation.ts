import type { ConversionPlan } from "@/lib/domain/conversion";
import type { Firmware, PhoneFacts, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { runningFirmwareOf, soldAsOf } from "@/lib/domain/phone/sold-as";
import { CURRENT_RULES, type RuleIndex } from "./rule-index";

/** What rules look at: the phone, the plan, what follows from the facts, and the edition they belong to. */
export type Situation = {
  facts: PhoneFacts;
  plan: ConversionPlan;
  /** Canonical model, `null` when the product is not known. */
  model: string | null;
  running: RunningFirmware | null;
  soldAs: Firmware | null;
  rules: RuleIndex;
};

export function situationOf(facts: PhoneFacts, plan: ConversionPlan, rules: RuleIndex = CURRENT_RULES): Situation {
  return {
    facts,
    plan,
    model: facts.product?.model ?? null,
    running: runningFirmwareOf(facts),
    soldAs: soldAsOf(facts),
    rules,
  };
}
