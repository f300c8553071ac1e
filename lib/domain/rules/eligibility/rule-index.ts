import type { Direction } from "@/lib/domain/conversion";
import type { LicenseRule } from "@/lib/domain/rules/licensing/license-rules";
import { type LicenseTables, licenseTables } from "@/lib/domain/rules/licensing/license-tables";
import type { LicenseSku } from "@/lib/domain/rules/licensing/support-skus";
import { byDirection, inOrder } from "@/lib/domain/rules/rows";
import type { Advisory } from "./advisories";
import type { FirmwareFloor } from "./firmware-floors";
import type { HardwareRule, ModelRule } from "./model-rules";
import type { RequirementRule } from "./requirements";
import { type RuleLookup, ruleLookup } from "./rule-lookup";
import { RULE_SET } from "./rule-set";
import type { DefaultLoad } from "./target-load";
import type { VerdictRule } from "./verdict-rules";

/** The tables of an edition; the order of rows in a table says nothing, their `order` does. */
export type RuleTables = {
  verdicts: readonly VerdictRule[];
  models: readonly ModelRule[];
  hardware: readonly HardwareRule[];
  requirements: readonly RequirementRule[];
  floors: readonly FirmwareFloor[];
  loads: readonly DefaultLoad[];
  advisories: readonly Advisory[];
  licenses: readonly LicenseRule[];
  skus: readonly LicenseSku[];
};

/** The tables as the engine asks them: sorted by `order`, found by model. */
export type RuleIndex = RuleLookup &
  LicenseTables & {
    verdicts: Record<Direction, readonly VerdictRule[]>;
    requirements: Record<Direction, readonly RequirementRule[]>;
    /** Of single phones; those of whole projects are no business of a decision. */
    advisories: Record<Direction, readonly Advisory[]>;
  };

export function indexRules(tables: RuleTables): RuleIndex {
  return {
    ...ruleLookup({ ...tables, floors: inOrder(tables.floors) }),
    ...licenseTables(tables.licenses, tables.skus),
    verdicts: byDirection(inOrder(tables.verdicts)),
    requirements: byDirection(inOrder(tables.requirements)),
    advisories: byDirection(inOrder(tables.advisories.filter(({ scope }) => scope === "phone"))),
  };
}

/** The rules of this edition. */
export const CURRENT_RULES: RuleIndex = indexRules(RULE_SET);
