import type { ConversionPlan } from "@/lib/domain/conversion";
import { explainLicense } from "@/lib/domain/licensing/decide-license";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { advisoriesOf } from "./advise";
import type { Decision, Finding, TraceEntry, Verdict } from "./decision";
import { requirementsOf } from "./requirements";
import { CURRENT_RULES, type RuleIndex } from "./rule-index";
import { RULE_SET_VERSION } from "./rule-set";
import { type Situation, situationOf } from "./situation";
import { VERDICT_CONDITIONS } from "./verdict-conditions";

function verdictOf(s: Situation): { verdict: Verdict; reason: Finding; trace: TraceEntry[] } {
  const trace: TraceEntry[] = [];
  for (const rule of s.rules.verdicts[s.plan.direction]) {
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
export function evaluate(facts: PhoneFacts, plan: ConversionPlan, rules: RuleIndex = CURRENT_RULES): Decision {
  const s = situationOf(facts, plan, rules);
  const { verdict, reason, trace } = verdictOf(s);
  const isOpen = verdict === "eligible" || verdict === "needs-information";
  const requirements = isOpen ? requirementsOf(s) : { findings: [], trace: [] };
  const advisories = advisoriesOf(s, verdict);
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

/** A text that two phones share exactly when `evaluate` cannot tell them apart. */
export function factsKey(facts: PhoneFacts): string {
  const { product } = facts;
  return [
    product ? `${product.model}/${product.kind}/${product.series}/${product.soldAs}/${product.precision}` : "",
    facts.vid ?? "",
    facts.version?.text ?? "",
    facts.runningFirmware ?? "",
    facts.transitionAuthorizationType ?? "",
    facts.earlierConversion ?? "",
    facts.hasLicenseWarning ?? "",
    facts.manufacturedYear ?? "",
    facts.isRmaReplacement,
  ].join("|");
}

/**
 * `evaluate` for one plan, remembering decisions: a fleet has few different phones, so most cost one map look-up.
 * Decisions are shared between equal phones; treat them as read-only. Make a new evaluator when the plan changes.
 */
export function createEvaluator(plan: ConversionPlan): (facts: PhoneFacts) => Decision {
  const known = new Map<string, Decision>();
  return (facts) => {
    const key = factsKey(facts);
    const before = known.get(key);
    if (before) return before;
    const decision = evaluate(facts, plan);
    known.set(key, decision);
    return decision;
  };
}
