import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import { modelRow } from "@/lib/domain/phone/products";
import type { HardwareRule, ModelRule } from "@/lib/domain/rules/eligibility/model-rules";
import { CURRENT_RULES } from "@/lib/domain/rules/eligibility/rule-index";
import { RULE_SET } from "@/lib/domain/rules/eligibility/rule-set";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { describeRange } from "@/lib/domain/rules/eligibility/verdict-conditions";

/** What the rules say of one model, each answer with the rule behind it. */
export type ModelOverview = {
  model: string;
  toMpp: { text: string; ruleId: string; admits: boolean };
  toEnterprise: { text: string; ruleId: string | null; admits: boolean };
  mppFloor: { text: string; ruleId: string } | null;
  mppLoad: { text: string; ruleId: string | null } | null;
  sku: { text: string; ruleId: string } | null;
};

const NO_LOADS_NAMED: ConversionTarget = {
  direction: "E2M",
  target: "approved-third-party",
  policy: DEFAULT_POLICY,
  loads: {},
};

/** Every model the rules name, in the order of the list. */
export const MODEL_OVERVIEW: readonly ModelOverview[] = RULE_SET.models
  .filter(({ direction }) => direction === "E2M")
  .map((rule) => {
    const { model, admits } = rule;
    const floor = admits ? CURRENT_RULES.floor("E2M", "target", model, null) : null;
    const load = admits ? targetLoadFor(model, NO_LOADS_NAMED) : null;
    const sku = admits ? CURRENT_RULES.sku("E2M", modelRow(model)?.series ?? "") : null;
    return {
      model,
      toMpp: toMppOf(rule, CURRENT_RULES.hardwareRule("E2M", model)),
      toEnterprise: toEnterpriseOf(rule, CURRENT_RULES.modelRule("M2E", model)),
      mppFloor: floor && { text: `${floor.floor.text} or later`, ruleId: floor.id },
      mppLoad: load && { text: load.load, ruleId: load.ruleId },
      sku: sku && { text: sku.sku, ruleId: sku.id },
    };
  });

function toMppOf({ admits, id }: ModelRule, hardware: HardwareRule | null): ModelOverview["toMpp"] {
  if (!admits) return { text: "Cannot convert", ruleId: id, admits };
  if (hardware) return { text: describeRange(hardware.min, hardware.max), ruleId: hardware.id, admits };
  return { text: "Every hardware version", ruleId: id, admits };
}

function toEnterpriseOf(toMpp: ModelRule, back: ModelRule | null): ModelOverview["toEnterprise"] {
  if (back) return { text: "Sold as MPP, or converted before", ruleId: back.id, admits: true };
  if (toMpp.admits) return { text: "Only if converted before", ruleId: "m2e.return", admits: true };
  return { text: "Cannot convert", ruleId: "m2e.model-not-listed", admits: false };
}
