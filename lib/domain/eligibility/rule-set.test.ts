import { describe, expect, test } from "vitest";
import { type ConversionPlan, DIRECTIONS, LOAD_FAMILIES, TARGETS_OF } from "@/lib/domain/conversion";
import {
  EARLIER_CONVERSIONS,
  type PhoneFacts,
  RUNNING_FIRMWARES,
  TRANSITION_AUTHORIZATION_TYPES,
} from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { type Decision, VERDICTS } from "./decision";
import { createEvaluator, evaluate, factsKey } from "./evaluate";
import { ALL_VERDICT_REASONS, REASON_LABELS } from "./reason-codes";
import { RULE_SET, RULE_SET_VERSION, RULES, ruleById } from "./rule-set";
import { VERDICT_RULES } from "./verdict-rules";

const PRODUCTS = [
  null,
  ...[
    "CP-7811-K9=",
    "CP-7821-K9=",
    "7821",
    "CP-7821-3PCC-K9=",
    "CP-7841-K9=",
    "CP-7861-K9=",
    "CP-7832-K9=",
    "CP-8841-K9=",
    "8841",
    "CP-8841-3PCC",
    "CP-8841-3PCC-K9=",
    "CP-8851NR-K9=",
    "CP-8832-K9=",
    "CP-8832-NR-K9=",
    "CP-8845-K9=",
    "CP-8865-3PCC-K9=",
    "CP-8821-K9=",
    "CP-8831-K9=",
    "CP-6841-3PCC-K9=",
    "CP-7945G=",
    "CP-BEKEM=",
    "CSF",
    "ATA191-K9",
    "CP-PWR-CUBE-4=",
  ].map((text) => {
    const product = parseProduct(text);
    if (!product) throw new Error(text);
    return product;
  }),
];
const VIDS = [null, 2, 3, 4, 14, 15, 24, 25];
const VERSIONS = [null, parseVersion("12.0.2"), parseVersion("12.0.3"), parseVersion("14.2.1SR1")];
const RUNNING = [null, ...RUNNING_FIRMWARES];
const AUTHORIZATIONS = [null, ...TRANSITION_AUTHORIZATION_TYPES];
const HISTORIES = [null, ...EARLIER_CONVERSIONS];
const WARNINGS = [null, true, false];

const PLANS: ConversionPlan[] = DIRECTIONS.flatMap((direction) =>
  TARGETS_OF[direction].flatMap((target) =>
    [false, true].map((acceptMissingVid) => ({ direction, target, policy: { acceptMissingVid }, loads: {} })),
  ),
);

/** Every combination of the values above. */
function* everyPhone(): Generator<PhoneFacts> {
  for (const product of PRODUCTS)
    for (const vid of VIDS)
      for (const version of VERSIONS)
        for (const runningFirmware of RUNNING)
          for (const transitionAuthorizationType of AUTHORIZATIONS)
            for (const earlierConversion of HISTORIES)
              for (const hasLicenseWarning of WARNINGS)
                for (const isRmaReplacement of [false, true])
                  yield {
                    product,
                    vid,
                    version,
                    runningFirmware,
                    transitionAuthorizationType,
                    earlierConversion,
                    hasLicenseWarning,
                    manufacturedYear: null,
                    isRmaReplacement,
                  };
}

function faultOf(decision: Decision): string | null {
  const findings = [...decision.reasons, ...decision.requirements, ...decision.advisories, decision.license.finding];
  if (!VERDICTS.includes(decision.verdict)) return "no verdict";
  if (!ALL_VERDICT_REASONS.some((code) => code === decision.reasons[0]?.code)) return "no known reason";
  const unknown = [...findings, ...decision.trace].find(({ ruleId }) => ruleById(ruleId) === null);
  if (unknown) return `unknown rule ${unknown.ruleId}`;
  if (findings.some(({ text }) => text === "" || /[{}]|undefined|null/.test(text))) return "a text with a hole";
  const { kind, sku, supportSku, mayBeFree } = decision.license;
  if ((kind === "order") !== (supportSku !== null) || (kind === "order" && sku === null))
    return "an order without its SKUs";
  if (mayBeFree && kind !== "order") return "may be free, yet not ordered";
  if ((decision.verdict === "needs-information") !== (kind === "undecided")) return "licence and verdict disagree";
  const isClosed = decision.verdict === "ineligible" || decision.verdict === "not-required";
  if (isClosed && (kind !== "none" || decision.requirements.length > 0))
    return "work for a phone that is not converted";
  return null;
}

describe("properties", () => {
  test("total: every combination gets a verdict with reasons whose rules exist", () => {
    const faults = new Map<string, PhoneFacts>();
    let count = 0;
    for (const plan of PLANS) {
      for (const facts of everyPhone()) {
        // Histories beside every version and VID add nothing but time; they meet each other at one of them.
        if (facts.earlierConversion !== null && facts.vid !== 15 && facts.vid !== null) continue;
        if (facts.transitionAuthorizationType !== null && facts.version !== null) continue;
        if (facts.isRmaReplacement && facts.hasLicenseWarning !== null) continue;
        if (facts.hasLicenseWarning !== null && facts.version !== null) continue;
        const fault = faultOf(evaluate(facts, plan));
        count += 1;
        if (fault) faults.set(fault, facts);
      }
    }
    expect(count).toBeGreaterThan(100_000);
    expect([...faults]).toEqual([]);
  }, 120_000);

  test("monotone: one more known fact never turns a decision into a question", () => {
    const offenders: unknown[] = [];
    for (const plan of PLANS) {
      for (const facts of everyPhone()) {
        if (facts.transitionAuthorizationType !== null || facts.hasLicenseWarning !== null || facts.isRmaReplacement)
          continue;
        // From a few starting points: no more VID is known than V15, and not both a version and a history.
        if (facts.vid !== null && facts.vid !== 15) continue;
        if (facts.version !== null && facts.earlierConversion !== null) continue;
        if (evaluate(facts, plan).verdict === "needs-information") continue;
        // What runs is not in the list: unknown there means "as sold", which a known value corrects rather than completes.
        const more: PhoneFacts[] = [
          ...(facts.vid === null ? VIDS.map((vid) => ({ ...facts, vid })) : []),
          ...(facts.version === null ? VERSIONS.map((version) => ({ ...facts, version })) : []),
          ...(facts.earlierConversion === null
            ? HISTORIES.map((earlierConversion) => ({ ...facts, earlierConversion }))
            : []),
          ...AUTHORIZATIONS.map((transitionAuthorizationType) => ({ ...facts, transitionAuthorizationType })),
          ...WARNINGS.map((hasLicenseWarning) => ({ ...facts, hasLicenseWarning })),
          { ...facts, manufacturedYear: 2016 },
        ];
        for (const known of more)
          if (evaluate(known, plan).verdict === "needs-information") offenders.push([plan, facts, known]);
      }
    }
    expect(offenders.slice(0, 3)).toEqual([]);
  }, 120_000);

  test("advice never changes a verdict: version, year and history leave it alone where the product is an order code", () => {
    for (const plan of PLANS) {
      for (const product of PRODUCTS) {
        if (product?.precision === "model-name") continue;
        for (const vid of VIDS) {
          const base: PhoneFacts = {
            product,
            vid,
            version: null,
            runningFirmware: "mpp",
            transitionAuthorizationType: null,
            earlierConversion: null,
            hasLicenseWarning: null,
            manufacturedYear: null,
            isRmaReplacement: false,
          };
          const verdict = evaluate(base, plan).verdict;
          for (const version of VERSIONS)
            for (const earlierConversion of HISTORIES)
              expect(evaluate({ ...base, version, earlierConversion, manufacturedYear: 2015 }, plan).verdict).toBe(
                verdict,
              );
        }
      }
    }
  });
});

describe("the rule set", () => {
  test("every id is there once, written in the one way", () => {
    const ids = RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:[.-][A-Za-z0-9_]+)+$/);
  });

  test("every rule has a title, and a source with a mark, a place and a date", () => {
    for (const { title, source } of RULES) {
      expect(title).not.toBe("");
      expect(source.mark).toMatch(/^[GCTI]$/);
      expect(source.where).not.toBe("");
      expect(source.date).not.toBe("");
    }
  });

  test("every reason has a label and a rule that gives it", () => {
    for (const code of ALL_VERDICT_REASONS) {
      expect(REASON_LABELS[code]).not.toBe("");
      expect(VERDICT_RULES.some((rule) => rule.code === code)).toBe(true);
    }
  });

  test("each direction ends in a row that always matches, and has a default load for every family", () => {
    for (const direction of DIRECTIONS) {
      expect(VERDICT_RULES.filter((rule) => rule.direction === direction).at(-1)?.condition).toBe("always");
      for (const family of LOAD_FAMILIES) {
        expect(RULE_SET.loads.some((row) => row.direction === direction && row.family === family)).toBe(true);
      }
    }
  });

  test("names its edition, and finds a rule by id", () => {
    expect(RULE_SET.version).toBe(RULE_SET_VERSION);
    expect(ruleById("e2m.model.7821.vid")).toMatchObject({ kind: "model", direction: "E2M" });
    expect(ruleById("no.such.rule")).toBeNull();
  });
});

describe("createEvaluator", () => {
  const plan = PLANS[0] as ConversionPlan;
  const facts: PhoneFacts = {
    product: parseProduct("CP-8841-K9="),
    vid: 5,
    version: parseVersion("14.2.1SR1"),
    runningFirmware: "enterprise",
    transitionAuthorizationType: null,
    earlierConversion: null,
    hasLicenseWarning: null,
    manufacturedYear: 2018,
    isRmaReplacement: false,
  };

  test("answers as evaluate does, and an equal phone by look-up", () => {
    const decide = createEvaluator(plan);
    const first = decide(facts);
    expect(first).toEqual(evaluate(facts, plan));
    expect(decide({ ...facts, product: parseProduct("8841-K9") })).toBe(first);
  });

  test("the key tells apart whatever differs", () => {
    const others: Partial<PhoneFacts>[] = [
      { product: null },
      { product: parseProduct("8841") },
      { product: parseProduct("CP-8841-3PCC-K9=") },
      { vid: null },
      { vid: 6 },
      { version: null },
      { version: parseVersion("14.2.1") },
      { runningFirmware: null },
      { runningFirmware: "mpp" },
      { transitionAuthorizationType: "WxC" },
      { transitionAuthorizationType: "Classic" },
      { earlierConversion: "none" },
      { hasLicenseWarning: true },
      { hasLicenseWarning: false },
      { manufacturedYear: null },
      { isRmaReplacement: true },
    ];
    const keys = [facts, ...others.map((other) => ({ ...facts, ...other }))].map(factsKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
