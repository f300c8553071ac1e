import { describe, expect, test } from "vitest";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { evaluate } from "./evaluate";
import { requirementsOf, startBlockersOf } from "./requirements";
import { CURRENT_RULES } from "./rule-index";
import { situationOf } from "./situation";
import { loadFileName, targetLoadFor } from "./target-load";

const e2m: ConversionTarget = { direction: "E2M", target: "approved-third-party", policy: DEFAULT_POLICY, loads: {} };
const m2e: ConversionTarget = { direction: "M2E", target: "ucm", policy: DEFAULT_POLICY, loads: {} };

function factsOf(product: string, version: string | null, rest: Partial<PhoneFacts>): PhoneFacts {
  return {
    product: parseProduct(product),
    vid: 5,
    version: version === null ? null : parseVersion(version),
    runningFirmware: null,
    transitionAuthorizationType: null,
    earlierConversion: null,
    hasLicenseWarning: null,
    isRegistered: null,
    loadFamily: null,
    isWhite: false,
    isRmaReplacement: false,
    ...rest,
  };
}

function decide(plan: ConversionTarget, product: string, version: string | null, rest: Partial<PhoneFacts> = {}) {
  const runningFirmware = plan.direction === "E2M" ? "enterprise" : "mpp";
  return evaluate(factsOf(product, version, { runningFirmware, ...rest }), plan);
}
const codesOf = (...args: Parameters<typeof decide>) => decide(...args).requirements.map((finding) => finding.code);

describe("Enterprise firmware before a move to MPP: 14.2.1SR1", () => {
  test.each([
    { version: "12.8.1", expected: "pre-upgrade", because: "far below" },
    { version: "14.1.1", expected: "pre-upgrade", because: "the step named elsewhere is below ours" },
    { version: "14.2.1", expected: "pre-upgrade", because: "the release without its service release" },
    { version: "14.2.1SR1", expected: undefined, because: "the floor itself" },
    { version: "14.2.1SR2", expected: undefined, because: "a later service release" },
    { version: "14.3.1", expected: undefined, because: "later" },
    { version: null, expected: "check-running-version", because: "not known is not below" },
  ])("$version asks for $expected: $because", ({ version, expected }) => {
    const wanted = ["pre-upgrade", "check-running-version"];
    expect(codesOf(e2m, "CP-8841-K9=", version).find((code) => wanted.includes(code))).toBe(expected);
  });

  test.each([
    { plan: e2m, running: "mpp", version: "12.0.3", because: "MPP 12.0.3 is no Enterprise release below 14.2.1SR1" },
    { plan: e2m, running: "mpp", version: null, because: "there is no Enterprise version left to check" },
    {
      plan: m2e,
      running: "enterprise",
      version: "10.3.1",
      because: "Enterprise 10.3.1 is no MPP release below 12.0.3",
    },
  ] as const)("a phone that runs $running has moved: $because", ({ plan, running, version }) => {
    const facts = factsOf("CP-8841-K9=", version, { runningFirmware: running });
    const { findings } = requirementsOf(
      situationOf(facts, plan, CURRENT_RULES),
      CURRENT_RULES.requirements[plan.direction],
    );
    const codes = findings.map(({ code }) => code);
    expect(codes).not.toContain("check-running-version");
    expect(codes.filter((code) => code.endsWith("pre-upgrade"))).toEqual([]);
  });

  test("says what runs and what is needed", () => {
    const finding = decide(e2m, "CP-8841-K9=", "12.8.1").requirements[0];
    expect(finding).toMatchObject({
      ruleId: "e2m.floor.enterprise",
      values: { running: "12.8.1", needed: "14.2.1SR1" },
    });
  });

  test("asks nothing of a phone in transition, which is past it", () => {
    expect(codesOf(e2m, "CP-8841-K9=", "12.0.1", { runningFirmware: "in-transition" })).toEqual(["target-load"]);
  });
});

describe("the MPP load a phone is moved to", () => {
  test.each([
    { pid: "CP-8841-K9=", load: "sip88xx.12-0-2MPP0001-1", code: "target-load-floor", because: "below 12.0(3)" },
    {
      pid: "CP-8841-K9=",
      load: "sip88xx.12-0-2MPP0201-1",
      code: "target-load-floor",
      because: "a service release does not lift 12.0.2",
    },
    { pid: "CP-8841-K9=", load: "sip88xx.12-0-3MPP0001-87", code: "target-load", because: "the floor itself" },
    { pid: "CP-8841-K9=", load: "sip88xx.12-0-4MPP0001-9.loads", code: "target-load", because: "later, with .loads" },
    { pid: "CP-8832-K9=", load: "sip8832.12-0-3MPP0001-87", code: "target-load-floor", because: "8832 needs SR1" },
    { pid: "CP-8832-K9=", load: "sip8832.12-0-3MPP0101-92", code: "target-load", because: "the floor of the 8832" },
    {
      pid: "CP-8832-NR-K9=",
      load: "sip8832.12-0-3MPP0001-87",
      code: "target-load-floor",
      because: "8832NR needs SR1 too",
    },
    { pid: "CP-8841-K9=", load: "sip78xx.12-0-4MPP0001-9", code: "target-load-mismatch", because: "another family" },
    {
      pid: "CP-8841-K9=",
      load: "sip88xx.14-2-1-0101-26",
      code: "target-load-mismatch",
      because: "Enterprise firmware",
    },
    {
      pid: "CP-8841-K9=",
      load: "our-own-name",
      code: "target-load",
      because: "a name we cannot read is not called wrong",
    },
  ])("$pid to $load: $code, $because", ({ pid, load, code }) => {
    const family = pid.includes("8832") ? "sip8832" : "sip88xx";
    const decision = decide({ ...e2m, loads: { [family]: load } }, pid, "14.2.1SR1");
    expect(decision.requirements.map((finding) => finding.code)).toEqual([code]);
    expect(startBlockersOf(decision)).toHaveLength(code === "target-load" ? 0 : 1);
    expect(decision.verdict).toBe("eligible");
  });
});

test.each([
  { pid: "CP-8811-K9=", vid: 14, expected: false, because: "one below" },
  { pid: "CP-8811-K9=", vid: 15, expected: true, because: "V15 itself" },
  { pid: "CP-8841-K9=", vid: 14, expected: false, because: "one below" },
  { pid: "CP-8841-K9=", vid: 15, expected: true, because: "V15 itself" },
  { pid: "CP-8851-K9=", vid: 16, expected: true, because: "8800 audio" },
  { pid: "CP-8851NR-K9=", vid: 15, expected: true, because: "8800 audio" },
  { pid: "CP-8861-K9=", vid: 15, expected: true, because: "8800 audio" },
  { pid: "CP-8832-K9=", vid: 15, expected: true, because: "stands in the audio column of Table 1" },
  { pid: "CP-8845-K9=", vid: 15, expected: false, because: "8800 video" },
  { pid: "CP-8865-K9=", vid: 20, expected: false, because: "8800 video" },
  { pid: "CP-7841-K9=", vid: 15, expected: false, because: "7800" },
])("$pid V$vid has an MPP floor of 11.3.3: $expected, $because", ({ pid, vid, expected }) => {
  expect(codesOf(e2m, pid, "14.2.1SR1", { vid }).includes("no-mpp-below")).toBe(expected);
});

describe("MPP to Enterprise", () => {
  test.each([
    {
      pid: "CP-8841-3PCC-K9=",
      version: "12.0.2",
      codes: ["factory-reset", "mpp-pre-upgrade", "target-load"],
      because: "below",
    },
    {
      pid: "CP-8841-3PCC-K9=",
      version: "12.0.3",
      codes: ["factory-reset", "target-load"],
      because: "the floor itself",
    },
    {
      pid: "CP-8841-3PCC-K9=",
      version: null,
      codes: ["factory-reset", "check-running-version", "target-load"],
      because: "not known",
    },
    {
      pid: "CP-8832-3PCC-K9=",
      version: "12.0.3",
      codes: ["factory-reset", "mpp-pre-upgrade", "target-load"],
      because: "8832 needs SR1",
    },
    {
      pid: "CP-8832-3PCC-K9=",
      version: "12.0.3SR1",
      codes: ["factory-reset", "target-load"],
      because: "the floor of the 8832",
    },
    {
      pid: "CP-8832-NR-K9=",
      version: "12.0.3",
      codes: ["factory-reset", "mpp-pre-upgrade", "target-load"],
      because: "8832NR too",
    },
  ])("$pid on $version: $because", ({ pid, version, codes }) => {
    expect(codesOf(m2e, pid, version)).toEqual(codes);
  });

  test("a load of MPP firmware is refused", () => {
    const plan: ConversionTarget = { ...m2e, loads: { sip88xx: "sip88xx.12-0-3MPP0001-87" } };
    expect(codesOf(plan, "CP-8841-3PCC-K9=", "12.0.3")).toEqual(["factory-reset", "target-load-mismatch"]);
  });
});

test("a phone that is not to be converted has no requirements", () => {
  expect(codesOf(e2m, "CP-8821-K9=", null)).toEqual([]);
  expect(codesOf(e2m, "CP-8841-K9=", null, { runningFirmware: "mpp" })).toEqual([]);
});

test("with a VID still missing the firmware work is already told", () => {
  expect(codesOf(e2m, "CP-7821-K9=", "12.8.1", { vid: null })).toEqual(["pre-upgrade", "target-load"]);
});

describe("targetLoadFor", () => {
  test.each([
    ["7821", "sip78xx.12-0-3MPP0001-87", "sip78xx.14-2-1-0101-26"],
    ["7832", "sip7832.12-0-3MPP0001-87", "sip7832.14-2-1-0101-26"],
    ["8851NR", "sip88xx.12-0-3MPP0001-87", "sip88xx.14-2-1-0101-26"],
    ["8832", "sip8832.12-0-3MPP0101-92", "sip8832.14-2-1-0101-26"],
    ["8832NR", "sip8832.12-0-3MPP0101-92", "sip8832.14-2-1-0101-26"],
    ["8865NR", "sip8845_65.12-0-3MPP0001-87", "sip8845_65.14-2-1-0101-26"],
  ])("defaults of %s are those of Tables 5 and 6", (model, toMpp, toEnt) => {
    expect(targetLoadFor(model, e2m)).toMatchObject({ load: toMpp, isDefault: true });
    expect(targetLoadFor(model, m2e)).toMatchObject({ load: toEnt, isDefault: true });
  });

  test("the project's load wins, with or without .loads", () => {
    for (const load of ["sip88xx.12-0-5MPP0001-1", "sip88xx.12-0-5MPP0001-1.loads"]) {
      const target = targetLoadFor("8841", { ...e2m, loads: { sip88xx: load } });
      expect(target).toEqual({ load: "sip88xx.12-0-5MPP0001-1", family: "sip88xx", isDefault: false, ruleId: null });
    }
  });

  test("a blank entry and a model without a family", () => {
    expect(targetLoadFor("8841", { ...e2m, loads: { sip88xx: " " } })?.isDefault).toBe(true);
    expect(targetLoadFor("8821", e2m)).toBeNull();
  });

  test("the file carries .loads once", () => {
    expect(loadFileName("sip88xx.14-2-1-0101-26")).toBe("sip88xx.14-2-1-0101-26.loads");
    expect(loadFileName("sip88xx.14-2-1-0101-26.loads")).toBe("sip88xx.14-2-1-0101-26.loads");
  });
});
