import { describe, expect, test } from "vitest";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { evaluate } from "./evaluate";
import { ruleById } from "./rule-set";

const toThirdParty: ConversionTarget = {
  direction: "E2M",
  target: "approved-third-party",
  policy: DEFAULT_POLICY,
  loads: {},
};
const lenient: ConversionTarget = { ...toThirdParty, policy: { acceptMissingVid: true } };
const toEnterprise: ConversionTarget = { direction: "M2E", target: "ucm", policy: DEFAULT_POLICY, loads: {} };

const EVERYTHING_UNKNOWN: PhoneFacts = {
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
const phone = (product: string, rest: Partial<PhoneFacts> = {}): PhoneFacts => ({
  ...EVERYTHING_UNKNOWN,
  product: parseProduct(product),
  ...rest,
});
const codes = (findings: readonly { code: string }[]) => findings.map((finding) => finding.code);

describe("Enterprise to MPP, domain.md §3.1", () => {
  test.each([
    { pid: "CP-BEKEM=", vid: null, verdict: "not-required", code: "key-expansion-module", because: "row 1" },
    {
      pid: "CP-8800-A-KEM=",
      vid: 1,
      verdict: "not-required",
      code: "key-expansion-module",
      because: "row 1, VID does not matter",
    },
    { pid: "CSF", vid: null, verdict: "ineligible", code: "not-a-desk-phone", because: "row 2, soft client" },
    { pid: "ATA191-K9", vid: 3, verdict: "ineligible", code: "not-a-desk-phone", because: "row 2, adapter" },
    { pid: "CP-PWR-CUBE-4=", vid: null, verdict: "ineligible", code: "not-a-desk-phone", because: "row 2, accessory" },
    { pid: "Polycom VVX", vid: 3, verdict: "needs-information", code: "pid-missing", because: "row 3, not recognised" },
    { pid: "", vid: null, verdict: "needs-information", code: "pid-missing", because: "row 3, empty" },
    { pid: "CP-8841-3PCC-K9=", vid: 3, verdict: "not-required", code: "already-mpp", because: "row 4, sold as MPP" },
    {
      pid: "CP-6841-3PCC-K9=",
      vid: 3,
      verdict: "not-required",
      code: "already-mpp",
      because: "row 4, 6800 is MPP only",
    },
    { pid: "CP-8821-K9=", vid: 3, verdict: "ineligible", code: "model-named-ineligible", because: "row 5" },
    {
      pid: "CP-8831-K9=",
      vid: null,
      verdict: "ineligible",
      code: "model-named-ineligible",
      because: "row 5, VID does not matter",
    },
    { pid: "CP-7945G=", vid: 5, verdict: "ineligible", code: "model-not-listed", because: "row 6" },
    {
      pid: "Cisco 8875",
      vid: null,
      verdict: "ineligible",
      code: "runs-phone-os",
      because: "PhoneOS, VID does not matter",
    },
    { pid: "Cisco 9971", vid: 5, verdict: "ineligible", code: "model-not-listed", because: "row 6" },
    { pid: "CP-7821-K9=", vid: 1, verdict: "ineligible", code: "hardware-version", because: "the guide's own example" },
    { pid: "CP-7821-K9=", vid: 2, verdict: "ineligible", code: "hardware-version", because: "one below the floor" },
    { pid: "CP-7821-K9=", vid: 3, verdict: "eligible", code: "eligible", because: "the floor itself" },
    { pid: "CP-7821-K9=", vid: 24, verdict: "eligible", code: "eligible", because: "the ceiling itself" },
    { pid: "CP-7821-K9=", vid: 25, verdict: "ineligible", code: "hardware-version", because: "one above the ceiling" },
    { pid: "CP-7841-K9=", vid: 3, verdict: "ineligible", code: "hardware-version", because: "one below the floor" },
    { pid: "CP-7841-K9=", vid: 4, verdict: "eligible", code: "eligible", because: "the floor itself" },
    { pid: "CP-7841-K9=", vid: 25, verdict: "eligible", code: "eligible", because: "7841 has no ceiling" },
    { pid: "CP-7861-K9=", vid: 2, verdict: "ineligible", code: "hardware-version", because: "one below the floor" },
    { pid: "CP-7861-K9=", vid: 3, verdict: "eligible", code: "eligible", because: "the floor itself" },
    { pid: "CP-7861-K9=", vid: 25, verdict: "eligible", code: "eligible", because: "7861 has no ceiling" },
    { pid: "CP-7821-K9=", vid: null, verdict: "needs-information", code: "vid-missing-decides", because: "row 8" },
    { pid: "CP-7841-K9=", vid: null, verdict: "needs-information", code: "vid-missing-decides", because: "row 8" },
    { pid: "CP-7861-K9=", vid: null, verdict: "needs-information", code: "vid-missing-decides", because: "row 8" },
    { pid: "CP-8841-K9=", vid: null, verdict: "needs-information", code: "vid-missing-required", because: "row 9" },
    { pid: "CP-7811-K9=", vid: null, verdict: "needs-information", code: "vid-missing-required", because: "row 9" },
  ])("$pid V$vid is $verdict ($code): $because", ({ pid, vid, verdict, code }) => {
    const decision = evaluate(phone(pid, { vid }), toThirdParty);
    expect([decision.verdict, decision.reasons[0]?.code]).toEqual([verdict, code]);
  });

  test.each(["7811", "7832", "8811", "8841", "8851", "8851NR", "8861", "8832", "8832NR", "8845", "8865", "8865NR"])(
    "%s is eligible at every VID, V01 and V30",
    (model) => {
      for (const vid of [1, 30]) expect(evaluate(phone(model, { vid }), toThirdParty).verdict).toBe("eligible");
    },
  );

  test.each([
    { pid: "CP-8841-K9=", running: "mpp" as const, code: "already-mpp", because: "converted, keeps its PID" },
    {
      pid: "CP-8841-3PCC-K9=",
      running: "enterprise" as const,
      code: "eligible",
      because: "sold as MPP, moved to Enterprise",
    },
    { pid: "CP-8841-K9=", running: "in-transition" as const, code: "eligible", because: "not yet MPP" },
    {
      pid: "CP-6841-3PCC-K9=",
      running: "enterprise" as const,
      code: "already-mpp",
      because: "no such firmware for the 6800 series",
    },
    { pid: "CP-8821-K9=", running: "mpp" as const, code: "already-mpp", because: "row 4 stands before row 5" },
  ])("$pid running $running: $because", ({ pid, running, code }) => {
    expect(evaluate(phone(pid, { vid: 3, runningFirmware: running }), toThirdParty).reasons[0]?.code).toBe(code);
  });

  test("with the policy on, a missing VID is accepted where every version is eligible, and said", () => {
    const decision = evaluate(phone("CP-8841-K9="), lenient);
    expect(decision.verdict).toBe("eligible");
    expect(codes(decision.advisories)).toContain("vid-missing-accepted");
  });

  test("with the policy on, a VID that decides is still needed", () => {
    const decision = evaluate(phone("CP-7821-K9="), lenient);
    expect([decision.verdict, codes(decision.advisories)]).toEqual(["needs-information", ["end-of-sale"]]);
  });

  test("a refusal by hardware names the row, the VID and what is allowed", () => {
    const reason = evaluate(phone("CP-7821-K9=", { vid: 25 }), toThirdParty).reasons[0];
    expect(reason).toMatchObject({
      ruleId: "e2m.model.7821.vid",
      values: { model: "7821", vid: 25, allowed: "V03 to V24" },
    });
    expect(reason?.text).toMatch(/7821 V25.*V03 to V24/);
  });
});

describe("MPP to Enterprise, domain.md §3.2", () => {
  test.each([
    { pid: "CP-BEKEM=", running: null, verdict: "not-required", code: "key-expansion-module", because: "row 1" },
    { pid: "ATA192-3PW-K9", running: null, verdict: "ineligible", code: "not-a-desk-phone", because: "row 1" },
    { pid: "?", running: null, verdict: "needs-information", code: "pid-missing", because: "row 1" },
    {
      pid: "CP-8841-K9=",
      running: "enterprise" as const,
      verdict: "not-required",
      code: "already-enterprise",
      because: "row 2",
    },
    {
      pid: "CP-8841-K9=",
      running: null,
      verdict: "not-required",
      code: "already-enterprise",
      because: "row 2, as sold",
    },
    {
      pid: "CP-8841-3PCC-K9=",
      running: "enterprise" as const,
      verdict: "not-required",
      code: "already-enterprise",
      because: "row 2",
    },
    { pid: "CP-8841-K9=", running: "mpp" as const, verdict: "eligible", code: "eligible-return", because: "row 3" },
    {
      pid: "CP-8851NR-K9=",
      running: "mpp" as const,
      verdict: "eligible",
      code: "eligible-return",
      because: "row 3, NR is in the list",
    },
    {
      pid: "CP-8832-NR-K9=",
      running: "mpp" as const,
      verdict: "eligible",
      code: "eligible-return",
      because: "row 3, NR is in the list",
    },
    {
      pid: "CP-8841-K9=",
      running: "in-transition" as const,
      verdict: "eligible",
      code: "eligible-return",
      because: "begun, not finished",
    },
    {
      pid: "CP-8851NR-3PCC-K9=",
      running: "mpp" as const,
      verdict: "needs-information",
      code: "nr-order-code-unknown",
      because: "Figure 1 names it for both ways, Table 2 prints no order code",
    },
    {
      pid: "CP-6841-3PCC-K9=",
      running: "mpp" as const,
      verdict: "ineligible",
      code: "model-not-listed",
      because: "row 5, 6800",
    },
    {
      pid: "CP-6841-3PCC-K9=",
      running: "enterprise" as const,
      verdict: "ineligible",
      code: "model-not-listed",
      because: "row 5, 6800 is MPP only",
    },
    { pid: "CP-8821-K9=", running: "mpp" as const, verdict: "ineligible", code: "model-not-listed", because: "row 5" },
  ])("$pid running $running is $verdict ($code): $because", ({ pid, running, verdict, code }) => {
    const decision = evaluate(phone(pid, { runningFirmware: running }), toEnterprise);
    expect([decision.verdict, decision.reasons[0]?.code]).toEqual([verdict, code]);
  });

  test.each(["7811", "7821", "7841", "7861", "7832", "8811", "8841", "8851", "8861", "8832", "8845", "8865"])(
    "Table 2: %s sold as MPP is eligible without a VID",
    (model) => {
      const decision = evaluate(phone(`CP-${model}-3PCC-K9=`, { runningFirmware: "mpp" }), toEnterprise);
      expect([decision.verdict, decision.reasons[0]?.code]).toEqual(["eligible", "eligible"]);
    },
  );

  test("a model name takes what it was sold as from a known earlier conversion", () => {
    const facts = phone("8841", { runningFirmware: "mpp", earlierConversion: "from-mpp-migration-firmware" });
    expect(evaluate(facts, toEnterprise).reasons[0]?.code).toBe("eligible");
  });
});

describe("the explanation", () => {
  const decision = evaluate(phone("CP-7821-K9=", { vid: 5, version: parseVersion("14.2.1SR1") }), toThirdParty);

  test("lists every verdict row asked, in order, and the one that decided last", () => {
    const asked = decision.trace.filter((entry) => ruleById(entry.ruleId)?.kind === "verdict");
    expect(asked.map((entry) => entry.ruleId)).toEqual([
      "e2m.key-expansion-module",
      "e2m.not-a-desk-phone",
      "e2m.pid-missing",
      "e2m.phone-os",
      "e2m.locked-to-webex-calling",
      "e2m.already-mpp",
      "e2m.model-named-ineligible",
      "e2m.model-not-listed",
      "e2m.hardware-version",
      "e2m.firmware-contradicted",
      "e2m.vid-missing-decides",
      "e2m.vid-missing-required",
      "e2m.eligible",
    ]);
    expect(asked.filter((entry) => entry.decided).map((entry) => entry.ruleId)).toEqual(["e2m.eligible"]);
  });

  test("shows the values a rule saw", () => {
    const entry = decision.trace.find(({ ruleId }) => ruleId === "e2m.model.7821.vid");
    expect(entry).toMatchObject({
      saw: { model: "7821", vid: 5, allowed: "V03 to V24" },
      matched: true,
      decided: false,
    });
  });

  test("names the edition of the rules", () => {
    expect(decision.ruleSetVersion).toBe("2024-07.3");
  });
});
