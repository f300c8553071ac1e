import { describe, expect, test } from "vitest";
import { type ConversionTarget, DIRECTIONS, LOAD_FAMILIES, TARGETS_OF } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { createEvaluator, evaluate, factsNumber } from "./evaluate";
import { ALL_VERDICT_REASONS, REASON_LABELS } from "./reason-codes";
import { RULE_SET, RULE_SET_VERSION, RULES, ruleById } from "./rule-set";
import { VERDICT_RULES } from "./verdict-rules";

const PLANS: ConversionTarget[] = DIRECTIONS.flatMap((direction) =>
  TARGETS_OF[direction].flatMap((target) =>
    [false, true].map((acceptMissingVid) => ({ direction, target, policy: { acceptMissingVid }, loads: {} })),
  ),
);

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

  test("the rows of every table that is asked in an order have one, each its own, and stand in it", () => {
    for (const rows of [
      RULE_SET.verdicts,
      RULE_SET.requirements,
      RULE_SET.floors,
      RULE_SET.advisories,
      RULE_SET.licenses,
    ]) {
      const orders = rows.map(({ order }) => order);
      expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
    }
  });

  test("no table that is asked by model says two things of one", () => {
    for (const rows of [RULE_SET.models, RULE_SET.hardware]) {
      const keys = rows.map(({ direction, model }) => `${direction} ${model}`);
      expect(new Set(keys).size).toBe(keys.length);
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
  const plan = PLANS[0] as ConversionTarget;
  const facts: PhoneFacts = {
    product: parseProduct("CP-8841-K9="),
    vid: 5,
    version: parseVersion("14.2.1SR1"),
    runningFirmware: "enterprise",
    transitionAuthorizationType: null,
    earlierConversion: null,
    hasLicenseWarning: null,
    isRegistered: null,
    loadFamily: null,
    isWhite: false,
    isRmaReplacement: false,
  };

  test("answers as evaluate does, and an equal phone by look-up", () => {
    const decide = createEvaluator(plan);
    const first = decide(facts);
    expect(first).toEqual(evaluate(facts, plan));
    expect(decide({ ...facts, product: parseProduct("8841-K9") })).toBe(first);
  });

  test("the number tells apart whatever differs, the model aside", () => {
    const others: Partial<PhoneFacts>[] = [
      { product: null },
      { product: parseProduct("8841") },
      { version: parseVersion("12.0.3") },
      { version: parseVersion("12.0.30") },
      { vid: 0 },
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
      { hasLicenseWarning: true, isRegistered: true },
      { loadFamily: "sip78xx" },
      { loadFamily: "sip8845_65" },
      { isWhite: true },
      { transitionAuthorizationType: "other" },
      { transitionAuthorizationType: "empty" },
      { earlierConversion: "by-control-hub" },
      { hasLicenseWarning: false },
      { isRmaReplacement: true },
    ];
    const keys = [facts, ...others.map((other) => ({ ...facts, ...other }))].map((one) => factsNumber(one));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
