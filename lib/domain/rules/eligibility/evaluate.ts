import { type ConversionTarget, LOAD_FAMILIES } from "@/lib/domain/conversion";
import {
  AUTHORIZATION_FACTS,
  EARLIER_CONVERSIONS,
  type PhoneFacts,
  PRODUCT_KINDS,
  RUNNING_FIRMWARES,
} from "@/lib/domain/phone/phone-facts";
import type { Decision, Finding, TraceEntry, Verdict } from "@/lib/domain/rules/decision";
import { explainLicense } from "@/lib/domain/rules/licensing/decide-license";
import { advisoriesOf } from "./advise";
import { requirementsOf } from "./requirements";
import { CURRENT_RULES, type RuleIndex } from "./rule-index";
import { RULE_SET_VERSION } from "./rule-set";
import { type Situation, situationOf } from "./situation";
import { VERDICT_CONDITIONS } from "./verdict-conditions";

function verdictOf(s: Situation, rules: RuleIndex): { verdict: Verdict; reason: Finding; trace: TraceEntry[] } {
  const trace: TraceEntry[] = [];
  for (const rule of rules.verdicts[s.plan.direction]) {
    const { matched, saw, via } = VERDICT_CONDITIONS[rule.condition](s);
    // A row of data that speaks of this model was looked at too; it decides where it refuses or asks.
    if (via) trace.push({ ruleId: via, saw, matched: true, decided: matched });
    trace.push({ ruleId: rule.id, saw, matched, decided: matched });
    if (!matched) continue;
    const ruleId = rule.verdict === "eligible" ? rule.id : (via ?? rule.id);
    return { verdict: rule.verdict, reason: { code: rule.code, text: rule.text(s), ruleId, values: saw }, trace };
  }
  throw new Error("The verdict table has no last row for this direction.");
}

/**
 * The whole decision for one phone under one plan: verdict with reasons, requirements, advisories, licence, and the trace of
 * every rule looked at. Pure and total: the same facts and plan always give the same decision, and every fact may be `null`.
 */
export function evaluate(facts: PhoneFacts, plan: ConversionTarget, rules: RuleIndex = CURRENT_RULES): Decision {
  const s = situationOf(facts, plan, rules);
  const { verdict, reason, trace } = verdictOf(s, rules);
  const isOpen = verdict === "eligible" || verdict === "needs-information";
  const requirements = isOpen ? requirementsOf(s, rules.requirements[plan.direction]) : { findings: [], trace: [] };
  const advisories = advisoriesOf(s, verdict, rules.advisories[plan.direction]);
  const { license, trace: licenseTrace } = explainLicense(facts, plan, verdict, rules);
  return {
    verdict,
    reasons: [reason],
    requirements: requirements.findings,
    advisories: advisories.findings,
    license,
    trace: [...trace, ...requirements.trace, ...advisories.trace, ...licenseTrace],
    ruleSetVersion: RULE_SET_VERSION,
  };
}

/** How many values a fact can have, "not known" included. All of them together stay below 2^53. */
const VIDS = 101;
const RELEASES = 100;
const countOf = (values: readonly unknown[]): number => values.length + 1;

const place = <Value>(values: readonly Value[], value: Value | null): number =>
  value === null ? 0 : values.indexOf(value) + 1;
/** Whether it is registered matters only where it shows a warning. */
const warning = ({ hasLicenseWarning, isRegistered }: PhoneFacts): number =>
  hasLicenseWarning === null ? 0 : hasLicenseWarning ? (isRegistered ? 3 : 2) : 1;

/**
 * A number that two phones of one model share exactly when `evaluate` cannot tell them apart. It is what makes a million
 * phones a second: a text of all facts costs five times as much to build and to look up.
 */
export function factsNumber(facts: PhoneFacts): number {
  const { product, version } = facts;
  let number = facts.vid === null ? 0 : (facts.vid % (VIDS - 1)) + 1;
  number = number * countOf(RUNNING_FIRMWARES) + place(RUNNING_FIRMWARES, facts.runningFirmware);
  number = number * countOf(AUTHORIZATION_FACTS) + place(AUTHORIZATION_FACTS, facts.transitionAuthorizationType);
  number = number * countOf(EARLIER_CONVERSIONS) + place(EARLIER_CONVERSIONS, facts.earlierConversion);
  number = number * countOf(LOAD_FAMILIES) + place(LOAD_FAMILIES, facts.loadFamily);
  number = number * 4 + warning(facts);
  number = number * 2 + (facts.isRmaReplacement ? 1 : 0);
  number = number * 2 + (facts.isWhite ? 1 : 0);
  if (product) {
    number = number * countOf(PRODUCT_KINDS) + place(PRODUCT_KINDS, product.kind);
    number = number * 2 + (product.soldAs === "mpp" ? 1 : 0);
    number = number * 2 + (product.precision === "pid" ? 1 : 0);
  }
  if (version === null) return number;
  const { major, minor, patch, serviceRelease } = version;
  // Negative: a phone with a version is never one without.
  return -(((number * RELEASES + major) * RELEASES + minor) * RELEASES + patch) * RELEASES - serviceRelease - 1;
}

/**
 * `evaluate` for one plan, remembering decisions: a fleet has few different phones, so most cost one map look-up.
 * Decisions are shared between equal phones; treat them as read-only. Make a new evaluator when the plan changes.
 */
export function createEvaluator(plan: ConversionTarget): (facts: PhoneFacts) => Decision {
  const byModel = new Map<string, Map<number, Decision>>();
  return (facts) => {
    const model = facts.product?.model ?? "";
    let known = byModel.get(model);
    if (!known) {
      known = new Map();
      byModel.set(model, known);
    }
    const number = factsNumber(facts);
    const before = known.get(number);
    if (before) return before;
    const decision = evaluate(facts, plan);
    known.set(number, decision);
    return decision;
  };
}
