import { formatVid } from "@/lib/domain/phone/format-vid";
import { contradictsSoldAs, isSoldAsGuess } from "@/lib/domain/phone/sold-as";
import type { SeenValues } from "@/lib/domain/rules/decision";
import { type HardwareRule, NR_MODELS, runsPhoneOs } from "./model-rules";
import type { Situation } from "./situation";

/** What a condition found. `via`: the row of data (a model, a hardware range) that answered, when there is one. */
export type ConditionResult = { matched: boolean; saw: SeenValues; via?: string };

const NOT_PHONES: ReadonlySet<string> = new Set(["soft-client", "analog-adapter", "accessory"]);

const kindOf = (s: Situation): SeenValues => ({ model: s.model, kind: s.facts.product?.kind ?? null });

/** `V03 to V24`, `V04 or later`. */
export function describeRange(min: number, max: number | null): string {
  return max === null ? `${formatVid(min)} or later` : `${formatVid(min)} to ${formatVid(max)}`;
}

function hardware(s: Situation): { rule: HardwareRule | null; saw: SeenValues } {
  const rule = s.rules.hardwareRule(s.plan.direction, s.model);
  const allowed = rule ? describeRange(rule.min, rule.max) : "every version";
  return { rule, saw: { model: s.model, vid: s.facts.vid, allowed } };
}

/** The conditions verdict rows are made of; each says what it saw, matched or not. */
export const VERDICT_CONDITIONS = {
  "is-key-expansion-module": (s: Situation): ConditionResult => {
    return { matched: s.facts.product?.kind === "key-expansion-module", saw: kindOf(s) };
  },
  "is-not-a-phone": (s: Situation): ConditionResult => {
    return { matched: s.facts.product !== null && NOT_PHONES.has(s.facts.product.kind), saw: kindOf(s) };
  },
  "product-is-unknown": (s: Situation): ConditionResult => ({ matched: s.model === null, saw: { model: s.model } }),
  "runs-mpp": (s: Situation): ConditionResult => ({ matched: s.running === "mpp", saw: { running: s.running } }),
  "runs-enterprise": (s: Situation): ConditionResult => {
    return { matched: s.running === "enterprise", saw: { running: s.running } };
  },
  "runs-phone-os": (s: Situation): ConditionResult => {
    return { matched: s.facts.product !== null && runsPhoneOs(s.facts.product), saw: kindOf(s) };
  },
  "is-locked-to-webex-calling": (s: Situation): ConditionResult => {
    const saw = { target: s.plan.target, running: s.running, transitionAuthorizationType: s.shownType };
    return { matched: s.plan.target === "approved-third-party" && s.running === "mpp" && s.shownType === "WxC", saw };
  },
  "sold-as-is-contradicted": (s: Situation): ConditionResult => {
    const { product, version, transitionAuthorizationType } = s.facts;
    const saw = { running: s.running, version: version?.text ?? null, soldAs: s.soldAs, transitionAuthorizationType };
    return { matched: s.running === null && product !== null && contradictsSoldAs(product, s.facts), saw };
  },
  "firmware-is-unknown-and-decides": (s: Situation): ConditionResult => {
    const isListed = s.rules.modelRule("E2M", s.model)?.admits === true || s.rules.modelRule("M2E", s.model) !== null;
    return { matched: s.running === null && isListed, saw: { model: s.model, running: s.running } };
  },
  "may-be-sold-as-mpp-without-an-order-code": (s: Situation): ConditionResult => {
    const isSurelyEnterprise = s.soldAs === "enterprise" && !isSoldAsGuess(s.facts);
    const saw = { model: s.model, soldAs: s.soldAs };
    return { matched: s.model !== null && NR_MODELS.includes(s.model) && !isSurelyEnterprise, saw };
  },
  "model-is-named-ineligible": (s: Situation): ConditionResult => {
    const rule = s.rules.modelRule(s.plan.direction, s.model);
    const matched = rule?.admits === false;
    return { matched, saw: { model: s.model }, via: matched ? rule.id : undefined };
  },
  "model-is-not-listed": (s: Situation): ConditionResult => {
    const rule = s.rules.modelRule(s.plan.direction, s.model);
    return { matched: rule === null, saw: { model: s.model }, via: rule?.id };
  },
  "hardware-is-outside": (s: Situation): ConditionResult => {
    const { rule, saw } = hardware(s);
    const vid = s.facts.vid;
    if (!rule || vid === null) return { matched: false, saw, via: rule?.id };
    return { matched: vid < rule.min || (rule.max !== null && vid > rule.max), saw, via: rule.id };
  },
  "vid-is-missing-and-decides": (s: Situation): ConditionResult => {
    const { rule, saw } = hardware(s);
    return { matched: rule !== null && s.facts.vid === null, saw, via: rule?.id };
  },
  "vid-is-missing-and-required": (s: Situation): ConditionResult => {
    const { acceptMissingVid } = s.plan.policy;
    return { matched: s.facts.vid === null && !acceptMissingVid, saw: { vid: s.facts.vid, acceptMissingVid } };
  },
  "was-sold-as-enterprise-and-listed": (s: Situation): ConditionResult => {
    // A phone that could go to MPP can come back, so this asks the list of the other direction.
    const rule = s.rules.modelRule("E2M", s.model);
    const matched = s.soldAs === "enterprise" && rule?.admits === true;
    return { matched, saw: { model: s.model, soldAs: s.soldAs, running: s.running }, via: rule?.id };
  },
  "was-sold-as-mpp-and-listed": (s: Situation): ConditionResult => {
    const rule = s.rules.modelRule("M2E", s.model);
    return { matched: s.soldAs === "mpp" && rule !== null, saw: { model: s.model, soldAs: s.soldAs }, via: rule?.id };
  },
  always: (s: Situation): ConditionResult => {
    return { matched: true, saw: { model: s.model, vid: s.facts.vid, running: s.running } };
  },
} as const;

export type VerdictCondition = keyof typeof VERDICT_CONDITIONS;
