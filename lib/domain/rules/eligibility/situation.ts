import type { ConversionTarget } from "@/lib/domain/conversion";
import { shownTypeOf } from "@/lib/domain/phone/authorization";
import type { AuthorizationFact, Firmware, PhoneFacts, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { runningFirmwareOf, soldAsOf } from "@/lib/domain/phone/sold-as";
import type { RuleLookup } from "./rule-lookup";

/** What rules look at: the phone, the plan, what follows from the facts, and the tables of the edition. */
export type Situation = {
  facts: PhoneFacts;
  plan: ConversionTarget;
  /** Canonical model, `null` when the product is not known. */
  model: string | null;
  running: RunningFirmware | null;
  soldAs: Firmware | null;
  /** Its Transition Authorization Type, as far as its firmware can show one. */
  shownType: AuthorizationFact | null;
  rules: RuleLookup;
};

export function situationOf(facts: PhoneFacts, plan: ConversionTarget, rules: RuleLookup): Situation {
  return {
    facts,
    plan,
    model: facts.product?.model ?? null,
    running: runningFirmwareOf(facts),
    soldAs: soldAsOf(facts),
    shownType: shownTypeOf(facts),
    rules,
  };
}
