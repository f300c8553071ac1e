import type { Direction } from "@/lib/domain/conversion";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { isSoldAsGuess } from "@/lib/domain/phone/sold-as";
import type { Verdict } from "@/lib/domain/rules/decision";
import {
  GUIDE_CONTROL_HUB,
  GUIDE_FAQ_BACK_TO_ENTERPRISE,
  GUIDE_FAQ_KIND,
  GUIDE_OVERVIEW,
  GUIDE_TABLE_1,
  GUIDE_TABLE_1_NOTE,
  GUIDE_TABLE_2,
  GUIDE_TABLE_3,
  INFERENCE,
  type Source,
} from "@/lib/domain/rules/sources";
import type { ReasonCode } from "./reason-codes";
import type { Situation } from "./situation";
import { describeRange, type VerdictCondition } from "./verdict-conditions";

/** One row of the verdict table. Rows of a direction are asked by their `order`; the first that matches decides. */
export type VerdictRule = {
  id: string;
  order: number;
  direction: Direction;
  condition: VerdictCondition;
  verdict: Verdict;
  code: ReasonCode;
  title: string;
  source: Source;
  /** The reason as a sentence, with this phone's values. */
  text: (s: Situation) => string;
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  "soft-client": "a soft client",
  "analog-adapter": "an analog telephone adapter",
  accessory: "an accessory",
};

const keyExpansionModule = (s: Situation) => `${s.model} is a key expansion module; it needs no migration.`;
const notAPhone = (s: Situation) =>
  `${s.model} is ${KIND_WORDS[s.facts.product?.kind ?? ""] ?? "no phone"}, not a desk phone that can be converted.`;
const productUnknown = () =>
  "The PID or model is missing or not recognised. Read the PID from the label, or map the text once.";
const phoneOs = (s: Situation) =>
  `${s.model} runs PhoneOS: neither Enterprise nor MPP firmware, so no conversion of it is known.`;
/** Source: guide, FAQ on the kind of phone. */
const WHERE_FIRMWARE_SHOWS =
  "Read the name of its load, or the title of the screen behind the applications key: “Information and settings” is MPP, “Applications” is likely Enterprise.";
/** Why it is not known what a phone runs. */
function contradiction({ soldAs, facts: { product, version, transitionAuthorizationType: type } }: Situation): string {
  const sold = `Sold as ${soldAs === "mpp" ? "MPP" : "Enterprise"}`;
  if (type !== null && type !== "empty")
    return `${sold}, it shows a Transition Authorization Type, as only MPP firmware does`;
  if (product?.precision !== "pid") return "A model name does not tell";
  return `${sold}, it reports ${version?.text ?? "a version"}, which is no release of that firmware as far as the guide names them`;
}
const allowed = (s: Situation) => {
  const rule = s.rules.hardwareRule("E2M", s.model);
  return rule ? describeRange(rule.min, rule.max) : "any version";
};

export const VERDICT_RULES: readonly VerdictRule[] = [
  {
    id: "e2m.key-expansion-module",
    order: 10,
    direction: "E2M",
    condition: "is-key-expansion-module",
    verdict: "not-required",
    code: "key-expansion-module",
    title: "Key expansion modules need no migration",
    source: GUIDE_OVERVIEW,
    text: keyExpansionModule,
  },
  {
    id: "e2m.not-a-desk-phone",
    order: 20,
    direction: "E2M",
    condition: "is-not-a-phone",
    verdict: "ineligible",
    code: "not-a-desk-phone",
    title: "Soft clients, adapters and accessories are not converted",
    source: INFERENCE,
    text: notAPhone,
  },
  {
    id: "e2m.pid-missing",
    order: 30,
    direction: "E2M",
    condition: "product-is-unknown",
    verdict: "needs-information",
    code: "pid-missing",
    title: "The PID must be known",
    source: GUIDE_TABLE_3,
    text: productUnknown,
  },
  {
    id: "e2m.phone-os",
    order: 35,
    direction: "E2M",
    condition: "runs-phone-os",
    verdict: "ineligible",
    code: "runs-phone-os",
    title: "PhoneOS models run neither firmware",
    source: INFERENCE,
    text: phoneOs,
  },
  {
    id: "e2m.locked-to-webex-calling",
    order: 38,
    direction: "E2M",
    condition: "is-locked-to-webex-calling",
    verdict: "ineligible",
    code: "locked-to-webex-calling",
    title: "A phone authorized for Webex Calling does not work with third-party call control",
    source: GUIDE_CONTROL_HUB,
    text: (s) =>
      `This ${s.model} runs MPP firmware with the Transition Authorization Type WxC: it is authorized for Webex Calling only, not for third-party call control.`,
  },
  {
    id: "e2m.already-mpp",
    order: 40,
    direction: "E2M",
    condition: "runs-mpp",
    verdict: "not-required",
    code: "already-mpp",
    title: "A phone on MPP firmware needs no conversion to MPP",
    source: GUIDE_FAQ_KIND,
    text: (s) =>
      s.facts.product?.series === "6800"
        ? `${s.model} is a 6800 series phone: it runs MPP firmware only.`
        : `This ${s.model} already runs MPP firmware.`,
  },
  {
    id: "e2m.model-named-ineligible",
    order: 50,
    direction: "E2M",
    condition: "model-is-named-ineligible",
    verdict: "ineligible",
    code: "model-named-ineligible",
    title: "8821 and 8831 are named as not convertible",
    source: GUIDE_TABLE_1_NOTE,
    text: (s) => `The guide names the ${s.model} as not eligible to migrate to MPP.`,
  },
  {
    id: "e2m.model-not-listed",
    order: 60,
    direction: "E2M",
    condition: "model-is-not-listed",
    verdict: "ineligible",
    code: "model-not-listed",
    title: "Only listed models can go to MPP",
    source: GUIDE_TABLE_1,
    text: (s) => `${s.model} is not among the models that can convert to MPP.`,
  },
  {
    id: "e2m.hardware-version",
    order: 70,
    direction: "E2M",
    condition: "hardware-is-outside",
    verdict: "ineligible",
    code: "hardware-version",
    title: "7821, 7841 and 7861 need a certain hardware version",
    source: GUIDE_TABLE_1,
    text: (s) => `${s.model} ${formatVid(s.facts.vid ?? 0)} cannot convert to MPP; its hardware must be ${allowed(s)}.`,
  },
  {
    id: "e2m.firmware-contradicted",
    order: 75,
    direction: "E2M",
    condition: "sold-as-is-contradicted",
    verdict: "needs-information",
    code: "firmware-unknown",
    title: "What speaks against the order code leaves the firmware open",
    source: INFERENCE,
    text: (s) => `Which firmware does it run? ${contradiction(s)}. ${WHERE_FIRMWARE_SHOWS}`,
  },
  {
    id: "e2m.vid-missing-decides",
    order: 80,
    direction: "E2M",
    condition: "vid-is-missing-and-decides",
    verdict: "needs-information",
    code: "vid-missing-decides",
    title: "Without the VID a 7821, 7841 or 7861 cannot be judged",
    source: GUIDE_TABLE_1,
    text: (s) => `The VID decides: a ${s.model} converts at ${allowed(s)} only. Read it from the label on the back.`,
  },
  {
    id: "e2m.vid-missing-required",
    order: 90,
    direction: "E2M",
    condition: "vid-is-missing-and-required",
    verdict: "needs-information",
    code: "vid-missing-required",
    title: "Any version converts, but the guide requires the VID for every migration to MPP",
    source: GUIDE_TABLE_3,
    text: (s) =>
      `The guide requires the VID. A ${s.model} converts at every version, so the project may accept it without one (a setting).`,
  },
  {
    id: "e2m.eligible",
    order: 100,
    direction: "E2M",
    condition: "always",
    verdict: "eligible",
    code: "eligible",
    title: "Listed model at a convertible hardware version",
    source: GUIDE_TABLE_1,
    text: (s) => `${s.model}${s.facts.vid === null ? "" : ` ${formatVid(s.facts.vid)}`} can convert to MPP.`,
  },
  {
    id: "m2e.key-expansion-module",
    order: 110,
    direction: "M2E",
    condition: "is-key-expansion-module",
    verdict: "not-required",
    code: "key-expansion-module",
    title: "Key expansion modules need no migration",
    source: GUIDE_OVERVIEW,
    text: keyExpansionModule,
  },
  {
    id: "m2e.not-a-desk-phone",
    order: 120,
    direction: "M2E",
    condition: "is-not-a-phone",
    verdict: "ineligible",
    code: "not-a-desk-phone",
    title: "Soft clients, adapters and accessories are not converted",
    source: INFERENCE,
    text: notAPhone,
  },
  {
    id: "m2e.pid-missing",
    order: 130,
    direction: "M2E",
    condition: "product-is-unknown",
    verdict: "needs-information",
    code: "pid-missing",
    title: "The PID must be known",
    source: GUIDE_TABLE_3,
    text: productUnknown,
  },
  {
    id: "m2e.phone-os",
    order: 135,
    direction: "M2E",
    condition: "runs-phone-os",
    verdict: "ineligible",
    code: "runs-phone-os",
    title: "PhoneOS models run neither firmware",
    source: INFERENCE,
    text: phoneOs,
  },
  {
    id: "m2e.already-enterprise",
    order: 140,
    direction: "M2E",
    condition: "runs-enterprise",
    verdict: "not-required",
    code: "already-enterprise",
    title: "A phone on Enterprise firmware needs no conversion to Enterprise",
    source: GUIDE_FAQ_KIND,
    text: (s) => `This ${s.model} already runs Enterprise firmware.`,
  },
  {
    id: "m2e.firmware-unknown",
    order: 145,
    direction: "M2E",
    condition: "firmware-is-unknown-and-decides",
    verdict: "needs-information",
    code: "firmware-unknown",
    title: "What a phone runs must be known: a model name or a bare version does not tell",
    source: GUIDE_TABLE_3,
    text: (s) => `Which firmware does it run? ${contradiction(s)}. ${WHERE_FIRMWARE_SHOWS}`,
  },
  {
    id: "m2e.nr-order-code",
    order: 148,
    direction: "M2E",
    condition: "may-be-sold-as-mpp-without-an-order-code",
    verdict: "needs-information",
    code: "nr-order-code-unknown",
    title: "NR models sold as MPP: Figure 1 names them, Table 2 prints no order code",
    source: INFERENCE,
    text: (s) =>
      `The guide names the ${s.model} for both ways (Figure 1) but prints no order code for one sold as MPP (Table 2). Ask Cisco or the provider; if its label has no 3PCC, enter that PID: it was sold as Enterprise and can return.`,
  },
  {
    id: "m2e.return",
    order: 150,
    direction: "M2E",
    condition: "was-sold-as-enterprise-and-listed",
    verdict: "eligible",
    code: "eligible-return",
    title: "A phone sold as Enterprise and converted to MPP can return",
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
    text: (s) =>
      isSoldAsGuess(s.facts)
        ? `This ${s.model} can go to Enterprise firmware, however it was sold; the PID on its label tells what that costs.`
        : `This ${s.model} was sold as Enterprise and can return to Enterprise firmware.`,
  },
  {
    id: "m2e.eligible",
    order: 160,
    direction: "M2E",
    condition: "was-sold-as-mpp-and-listed",
    verdict: "eligible",
    code: "eligible",
    title: "A listed model sold as MPP can go to Enterprise",
    source: GUIDE_TABLE_2,
    text: (s) => `${s.model} sold as MPP can convert to Enterprise.`,
  },
  {
    id: "m2e.model-not-listed",
    order: 170,
    direction: "M2E",
    condition: "always",
    verdict: "ineligible",
    code: "model-not-listed",
    title: "Only listed models can go to Enterprise",
    source: GUIDE_TABLE_2,
    text: (s) =>
      s.facts.product?.series === "6800"
        ? `${s.model} is a 6800 series phone: there is only MPP firmware for it.`
        : `${s.model} is not among the models that can convert to Enterprise.`,
  },
];
