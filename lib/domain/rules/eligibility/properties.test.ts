import { describe, expect, test } from "vitest";
import { type ConversionTarget, DIRECTIONS, LOAD_FAMILIES, TARGETS_OF } from "@/lib/domain/conversion";
import { numberSequence } from "@/lib/domain/number-sequence";
import {
  AUTHORIZATION_FACTS,
  EARLIER_CONVERSIONS,
  FIRMWARES,
  type PhoneFacts,
  type Product,
  RUNNING_FIRMWARES,
} from "@/lib/domain/phone/phone-facts";
import { MODEL_ROWS } from "@/lib/domain/phone/products";
import { runningFirmwareOf, soldAsOf } from "@/lib/domain/phone/sold-as";
import { parseVersion } from "@/lib/domain/phone/version";
import { type Decision, LICENSE_KINDS, VERDICTS } from "@/lib/domain/rules/decision";
import { evaluate } from "./evaluate";
import { ALL_VERDICT_REASONS } from "./reason-codes";
import { indexRules, type RuleTables } from "./rule-index";
import { RULE_SET, ruleById } from "./rule-set";

/**
 * What must hold for every phone there can be, not for the examples somebody thought of. Facts that never meet in one rule
 * are not multiplied with each other: what a phone runs and weighs is crossed with every model, its history with every
 * kind of product.
 */

const PLANS: ConversionTarget[] = DIRECTIONS.flatMap((direction) =>
  TARGETS_OF[direction].flatMap((target) =>
    [false, true].map((acceptMissingVid) => ({ direction, target, policy: { acceptMissingVid }, loads: {} })),
  ),
);
const LOADS_BELOW_THE_FLOOR: ConversionTarget = {
  direction: "E2M",
  target: "approved-third-party",
  policy: { acceptMissingVid: false },
  loads: {
    sip88xx: "sip88xx.11-3-5MPP0001-1",
    sip8832: "sip8832.12-0-3MPP0001-87",
    sip78xx: "sip88xx.12-0-4MPP0001-1",
  },
};

/** Every model in every way an order code or a name can give it, an accessory, and nothing. */
const PRODUCTS: readonly (Product | null)[] = [
  null,
  { model: "PWR-CUBE-4", kind: "accessory", series: "", soldAs: "enterprise", precision: "pid" },
  ...MODEL_ROWS.flatMap(({ model, kind, series, mppOnly }) =>
    (mppOnly ? (["mpp"] as const) : FIRMWARES).flatMap((soldAs) =>
      (["pid", "model-name"] as const).map((precision): Product => ({ model, kind, series, soldAs, precision })),
    ),
  ),
];
/** One of each fate: named, listed, ranged, refused, not a phone. */
const KINDS = PRODUCTS.filter(
  (product) => product === null || /^(7821|7832|8841|8832NR|8821|6841|7945|BEKEM|CSF|PWR-CUBE-4)$/.test(product.model),
);

const VIDS = [null, 0, 1, 2, 3, 4, 14, 15, 20, 24, 25, 99];
/** Each floor, one below and one above it. */
const VERSIONS = [
  null,
  ...["11.3.2", "11.3.3", "12.0.2", "12.0.3", "12.0.3SR1", "12.6.0", "14.2.1", "14.2.1SR1", "14.3.1"].map((text) => {
    const version = parseVersion(text);
    if (!version) throw new Error(text);
    return version;
  }),
];
const RUNNING = [null, ...RUNNING_FIRMWARES];
const AUTHORIZATIONS = [null, ...AUTHORIZATION_FACTS];
const HISTORIES = [null, ...EARLIER_CONVERSIONS];
const WARNINGS = [null, true, false];

const UNKNOWN: PhoneFacts = {
  product: null,
  vid: null,
  version: null,
  runningFirmware: null,
  transitionAuthorizationType: null,
  earlierConversion: null,
  hasLicenseWarning: null,
  isRegistered: null,
  loadFamily: null,
  isWhite: false,
  isRmaReplacement: false,
};

function* everyHardware(products = PRODUCTS): Generator<PhoneFacts> {
  for (const product of products)
    for (const vid of VIDS)
      for (const version of VERSIONS)
        for (const runningFirmware of RUNNING) yield { ...UNKNOWN, product, vid, version, runningFirmware };
}

function* everyHistory(): Generator<PhoneFacts> {
  for (const product of KINDS)
    for (const vid of [null, 15])
      for (const runningFirmware of RUNNING)
        for (const transitionAuthorizationType of AUTHORIZATIONS)
          for (const earlierConversion of HISTORIES)
            for (const hasLicenseWarning of WARNINGS)
              for (const isRmaReplacement of [false, true])
                for (const isRegistered of [null, true] as const)
                  yield {
                    ...{ product, vid, version: null, runningFirmware, transitionAuthorizationType },
                    ...{ earlierConversion, hasLicenseWarning, isRegistered, isRmaReplacement },
                    ...{ loadFamily: vid === null ? null : "sip78xx", isWhite: vid === null },
                  };
}

function* everyPhone(): Generator<PhoneFacts> {
  yield* everyHardware();
  yield* everyHistory();
}

describe("total: there is an answer for everything, and all of it can be opened", () => {
  test.each([...PLANS, LOADS_BELOW_THE_FLOOR])(
    "$direction to $target, $policy",
    (plan) => {
      const faults = new Map<string, PhoneFacts>();
      let count = 0;
      for (const facts of everyPhone()) {
        const fault = faultOf(evaluate(facts, plan));
        count += 1;
        if (fault) faults.set(fault, facts);
      }
      expect(count).toBeGreaterThan(100_000);
      expect([...faults]).toEqual([]);
    },
    120_000,
  );
});

const goodTexts = new Set<string>();
const knownIds = new Set<string>();

function hasHole(text: string): boolean {
  if (goodTexts.has(text)) return false;
  if (text === "" || /[{}]|undefined|null/.test(text)) return true;
  goodTexts.add(text);
  return false;
}

function isUnknown(ruleId: string): boolean {
  if (knownIds.has(ruleId)) return false;
  if (ruleById(ruleId) === null) return true;
  knownIds.add(ruleId);
  return false;
}

/** What is wrong with a decision, or `null`. */
function faultOf({ verdict, reasons, requirements, advisories, license, trace }: Decision): string | null {
  const findings = [...reasons, ...requirements, ...advisories, license.finding];
  if (!VERDICTS.includes(verdict)) return "no verdict";
  if (!ALL_VERDICT_REASONS.some((code) => code === reasons[0]?.code)) return "no known reason";
  if (!LICENSE_KINDS.includes(license.kind)) return "no licence decision";
  for (const { ruleId } of [...findings, ...trace]) if (isUnknown(ruleId)) return `unknown rule ${ruleId}`;
  for (const { ruleId } of findings)
    if (!trace.some((entry) => entry.ruleId === ruleId && entry.matched)) return `${ruleId} spoke without a trace`;
  if (trace.filter((entry) => entry.decided).length < 2) return "nobody decided verdict or licence";
  if (findings.some(({ text }) => hasHole(text))) return "a text with a hole";
  const { kind, sku, supportSku, mayBeFree } = license;
  if ((kind === "order") !== (supportSku !== null) || (kind === "order" && sku === null))
    return "an order without its SKUs";
  if (mayBeFree && kind !== "order") return "may be free, yet not ordered";
  if ((verdict === "needs-information") !== (kind === "undecided")) return "licence and verdict disagree";
  const isClosed = verdict === "ineligible" || verdict === "not-required";
  if (isClosed && (kind !== "none" || requirements.length > 0)) return "work for a phone that is not converted";
  return null;
}

describe("stable: where a row stands in its table says nothing", () => {
  test.each(["reversed", 1, 2])(
    "%s",
    (how) => {
      const next = numberSequence(Number(how) || 7);
      // Reversed, every pair of rows has changed places; shuffled, so have threes and fours.
      const mixed = (rows: readonly unknown[]) => (how === "reversed" ? rows.toReversed() : shuffled(rows, next));
      const tables = Object.entries(RULE_SET).map(([name, rows]) => [name, Array.isArray(rows) ? mixed(rows) : rows]);
      const rules = indexRules(Object.fromEntries(tables) as unknown as RuleTables);
      const differing: unknown[] = [];
      for (const plan of [...PLANS, LOADS_BELOW_THE_FLOOR]) {
        for (const facts of everyHardware(KINDS)) {
          if (next(6) > 0) continue; // a part of them each time
          if (JSON.stringify(evaluate(facts, plan, rules)) !== JSON.stringify(evaluate(facts, plan)))
            differing.push([plan, facts]);
        }
        for (const facts of everyHistory()) {
          if (next(30) > 0) continue;
          if (JSON.stringify(evaluate(facts, plan, rules)) !== JSON.stringify(evaluate(facts, plan)))
            differing.push([plan, facts]);
        }
      }
      expect(differing.slice(0, 3)).toEqual([]);
    },
    120_000,
  );
});

function shuffled<Row>(rows: readonly Row[], next: (below: number) => number): Row[] {
  const mixed = [...rows];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = next(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as Row, mixed[at] as Row];
  }
  return mixed;
}

describe("monotone: one more known fact never turns a decision into a question", () => {
  /** The facts with one unknown made known, in every way. */
  function* oneMore(facts: PhoneFacts): Generator<PhoneFacts> {
    if (facts.vid === null) for (const vid of VIDS) yield { ...facts, vid };
    if (facts.version === null) for (const version of VERSIONS) yield { ...facts, version };
    if (facts.runningFirmware === null) for (const runningFirmware of RUNNING) yield { ...facts, runningFirmware };
    if (facts.earlierConversion === null)
      for (const earlierConversion of HISTORIES) yield { ...facts, earlierConversion };
    if (facts.transitionAuthorizationType === null)
      for (const transitionAuthorizationType of AUTHORIZATIONS) yield { ...facts, transitionAuthorizationType };
    if (facts.hasLicenseWarning === null)
      for (const hasLicenseWarning of WARNINGS) yield { ...facts, hasLicenseWarning };
    if (facts.isRegistered === null) yield { ...facts, isRegistered: true };
    if (facts.loadFamily === null) for (const loadFamily of LOAD_FAMILIES) yield { ...facts, loadFamily };
  }

  /** From where facts are few; what can be added to a full record adds up from these. */
  function* fewFacts(): Generator<PhoneFacts> {
    for (const product of PRODUCTS)
      for (const vid of [null, 3, 25])
        for (const runningFirmware of RUNNING)
          for (const earlierConversion of [null, "from-mpp-migration-firmware", "by-11.2.3"] as const)
            yield { ...UNKNOWN, product, vid, runningFirmware, earlierConversion };
  }

  function breaksOf(plan: ConversionTarget) {
    const breaks: { facts: PhoneFacts; known: PhoneFacts }[] = [];
    for (const facts of fewFacts()) {
      if (evaluate(facts, plan).verdict === "needs-information") continue;
      for (const known of oneMore(facts))
        if (evaluate(known, plan).verdict === "needs-information") breaks.push({ facts, known });
    }
    return breaks;
  }

  // domain.md §2: where nothing tells what a phone runs, it is what its order code was sold with. That is a presumption, so it
  // may turn out otherwise, or be contradicted by a bare version, and then something is to be asked. It is the only case.
  test.each(PLANS)(
    "$direction to $target, $policy: only a presumed firmware may turn out otherwise",
    (plan) => {
      const breaks = breaksOf(plan);
      const presumed = breaks.filter(
        ({ facts, known }) =>
          facts.runningFirmware === null &&
          (runningFirmwareOf(known) !== runningFirmwareOf(facts) ||
            evaluate(known, plan).reasons[0]?.code === "firmware-unknown"),
      );
      expect(presumed.length).toBeGreaterThan(0);
      expect(breaks.filter((one) => !presumed.includes(one)).slice(0, 3)).toEqual([]);
    },
    120_000,
  );
});

test("advice never changes a verdict: version, family of the load and history leave it alone where the product is an order code", () => {
  const offenders: PhoneFacts[] = [];
  for (const plan of PLANS) {
    for (const product of PRODUCTS) {
      if (product?.precision === "model-name") continue;
      for (const vid of VIDS) {
        const base: PhoneFacts = { ...UNKNOWN, product, vid, runningFirmware: "mpp", loadFamily: "sip78xx" };
        const { verdict } = evaluate({ ...base, isRegistered: null, loadFamily: null, isWhite: false }, plan);
        for (const version of [null, VERSIONS[3] ?? null, VERSIONS[8] ?? null])
          for (const earlierConversion of HISTORIES) {
            const facts = { ...base, version, earlierConversion };
            if (evaluate(facts, plan).verdict !== verdict) offenders.push(facts);
          }
      }
    }
  }
  expect(offenders.slice(0, 3)).toEqual([]);
}, 120_000);

test("an order code says what a phone was sold as, whatever its history", () => {
  for (const product of PRODUCTS)
    for (const earlierConversion of HISTORIES)
      if (product?.precision === "pid")
        expect(soldAsOf({ ...UNKNOWN, product, earlierConversion })).toBe(product.soldAs);
});
