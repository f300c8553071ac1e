import type { ConversionTarget } from "@/lib/domain/conversion";
import { isTooOldToShowType, shownTypeOf, showsType } from "@/lib/domain/phone/authorization";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { isSoldAsGuess, soldAsOf } from "@/lib/domain/phone/sold-as";
import type { LicenseDecision, SeenValues, TraceEntry, Verdict } from "@/lib/domain/rules/decision";
import type { LicenseCondition, LicenseRule } from "./license-rules";
import { CURRENT_LICENSE_TABLES, type LicenseTables } from "./license-tables";
import type { LicenseSku } from "./support-skus";

type Case = { facts: PhoneFacts; plan: ConversionTarget; verdict: Verdict; soldAs: ReturnType<typeof soldAsOf> };

/** Sold as Enterprise and now MPP means it was converted; a model name leaves open what it was sold as. */
function couldBeFree(c: Case): boolean {
  return c.soldAs === "enterprise" || isSoldAsGuess(c.facts);
}

const CONDITIONS: Record<LicenseCondition, (c: Case) => boolean> = {
  "no-conversion": (c) => c.verdict === "ineligible" || c.verdict === "not-required",
  "no-verdict-yet": (c) => c.verdict === "needs-information",
  "is-rma-replacement-for-webex-calling": (c) => c.facts.isRmaReplacement && c.plan.target === "webex-calling",
  "is-rma-replacement": (c) => c.facts.isRmaReplacement,
  "goes-to-webex-calling": (c) => c.plan.target === "webex-calling",
  "left-mpp-11.3.5-or-later": (c) => c.soldAs === "mpp" && c.facts.earlierConversion === "from-mpp-11.3.5-or-later",
  "left-mpp-by-migration-firmware": (c) =>
    c.soldAs === "mpp" && c.facts.earlierConversion === "from-mpp-migration-firmware",
  "was-sold-as-mpp": (c) => c.soldAs === "mpp",
  "is-sold-as-guess": (c) => isSoldAsGuess(c.facts),
  "shows-transition-authorization-type": (c) => showsType(shownTypeOf(c.facts)),
  "shows-no-transition-authorization-type": (c) => shownTypeOf(c.facts) === "empty",
  "shows-license-warning": (c) => c.facts.hasLicenseWarning === true && c.facts.isRegistered === null,
  "came-by-11.3.3-or-later": (c) => c.soldAs === "enterprise" && c.facts.earlierConversion === "by-11.3.3-or-later",
  "came-by-11.2.3": (c) => c.soldAs === "enterprise" && c.facts.earlierConversion === "by-11.2.3",
  "came-by-control-hub": (c) => c.soldAs === "enterprise" && c.facts.earlierConversion === "by-control-hub",
  "history-is-unknown-and-too-old-to-show-it": (c) => couldBeFree(c) && isTooOldToShowType(c.facts),
  "history-could-make-it-free": couldBeFree,
  always: () => true,
};

/** The SKU a rule names for this phone. With the assistant none was ever bought, so a case for a replacement names none. */
function skuOf(rule: LicenseRule, c: Case, rules: LicenseTables): LicenseSku | null {
  const isSold = rule.kind === "order" || (rule.kind === "glo-case" && c.plan.target !== "webex-calling");
  return isSold ? rules.sku(c.plan.direction, c.facts.product?.series ?? "") : null;
}

function decisionOf(rule: LicenseRule, entry: LicenseSku | null, values: SeenValues): LicenseDecision {
  return {
    kind: rule.kind,
    sku: entry?.sku ?? null,
    supportSku: rule.kind === "order" ? (entry?.supportSku ?? null) : null,
    mayBeFree: rule.mayBeFree,
    finding: {
      code: rule.code,
      text: rule.text.replaceAll("{sku}", entry?.sku ?? "the licence"),
      ruleId: rule.id,
      values,
    },
  };
}

/** The licence decision with a trace of every row looked at. */
export function explainLicense(
  facts: PhoneFacts,
  plan: ConversionTarget,
  verdict: Verdict,
  rules: LicenseTables = CURRENT_LICENSE_TABLES,
): { license: LicenseDecision; trace: TraceEntry[] } {
  const c: Case = { facts, plan, verdict, soldAs: soldAsOf(facts) };
  const saw: SeenValues = {
    verdict,
    target: plan.target,
    soldAs: c.soldAs,
    earlierConversion: facts.earlierConversion,
    transitionAuthorizationType: facts.transitionAuthorizationType,
    hasLicenseWarning: facts.hasLicenseWarning,
    isRegistered: facts.isRegistered,
    isRmaReplacement: facts.isRmaReplacement,
  };
  const trace: TraceEntry[] = [];
  for (const rule of rules.licenses[plan.direction]) {
    const matched = CONDITIONS[rule.condition](c);
    trace.push({ ruleId: rule.id, saw, matched, decided: matched });
    if (!matched) continue;
    const entry = skuOf(rule, c, rules);
    if (entry) trace.push({ ruleId: entry.id, saw, matched: true, decided: false });
    return { license: decisionOf(rule, entry, saw), trace };
  }
  throw new Error("The licence table has no last row for this direction.");
}

/**
 * Which licence a phone needs, or why none, given its verdict. SKUs come without prices; 7832 counts as 7800, 8832 as 8800.
 * A history that is not known and could make it free is priced and marked `mayBeFree`. Source: domain.md §4.1.
 */
export function decideLicense(facts: PhoneFacts, plan: ConversionTarget, verdict: Verdict): LicenseDecision {
  return explainLicense(facts, plan, verdict).license;
}
