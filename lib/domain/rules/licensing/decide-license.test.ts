import { describe, expect, test } from "vitest";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { decideLicense } from "./decide-license";
import { LICENSE_SKUS, licenseSkuFor, supportSkuFor } from "./support-skus";

const third: ConversionTarget = { direction: "E2M", target: "approved-third-party", policy: DEFAULT_POLICY, loads: {} };
const webex: ConversionTarget = { ...third, target: "webex-calling" };
const m2e: ConversionTarget = { direction: "M2E", target: "ucm", policy: DEFAULT_POLICY, loads: {} };

const facts = (product: string, rest: Partial<PhoneFacts> = {}): PhoneFacts => ({
  product: parseProduct(product),
  vid: 5,
  version: null,
  runningFirmware: null,
  transitionAuthorizationType: null,
  earlierConversion: null,
  hasLicenseWarning: null,
  isRegistered: null,
  loadFamily: null,
  isWhite: false,
  isRmaReplacement: false,
  ...rest,
});

const ENT = "CP-8841-K9=";
const MPP = "CP-8841-3PCC-K9=";

describe("Enterprise to MPP", () => {
  test.each([
    { plan: webex, pid: ENT, rest: {}, kind: "automatic", free: false, because: "Control Hub generates it" },
    { plan: webex, pid: MPP, rest: {}, kind: "automatic", free: false, because: "whatever it was sold as" },
    { plan: third, pid: ENT, rest: {}, kind: "order", free: false, because: "sold as Enterprise" },
    {
      plan: third,
      pid: "8841",
      rest: {},
      kind: "order",
      free: true,
      because: "a model name does not tell how it was sold",
    },
    {
      plan: third,
      pid: ENT,
      rest: { earlierConversion: "by-11.3.3-or-later" as const },
      kind: "order",
      free: false,
      because: "came back, goes again",
    },
    {
      plan: third,
      pid: ENT,
      rest: { earlierConversion: "from-mpp-11.3.5-or-later" as const },
      kind: "order",
      free: false,
      because: "the PID says it was not sold as MPP",
    },
    {
      plan: third,
      pid: MPP,
      rest: { earlierConversion: "from-mpp-11.3.5-or-later" as const },
      kind: "none",
      free: false,
      because: "free return",
    },
    {
      plan: third,
      pid: MPP,
      rest: { earlierConversion: "from-mpp-migration-firmware" as const },
      kind: "order",
      free: false,
      because: "migration firmware of any version",
    },
    { plan: third, pid: MPP, rest: {}, kind: "order", free: true, because: "history unknown" },
    {
      plan: third,
      pid: "8841",
      rest: { earlierConversion: "from-mpp-11.3.5-or-later" as const },
      kind: "none",
      free: false,
      because: "history tells what a name does not",
    },
  ])("$pid to $plan.target is $kind (may be free: $free): $because", ({ plan, pid, rest, kind, free }) => {
    expect(decideLicense(facts(pid, rest), plan, "eligible")).toMatchObject({ kind, mayBeFree: free });
  });
});

describe("MPP to Enterprise", () => {
  test.each([
    {
      pid: ENT,
      rest: { transitionAuthorizationType: "Classic" as const },
      kind: "none",
      free: false,
      because: "type Classic",
    },
    { pid: ENT, rest: { transitionAuthorizationType: "WxC" as const }, kind: "none", free: false, because: "type WxC" },
    { pid: ENT, rest: { hasLicenseWarning: true }, kind: "none", free: false, because: "licence warning" },
    {
      pid: ENT,
      rest: { earlierConversion: "by-11.3.3-or-later" as const },
      kind: "none",
      free: false,
      because: "11.3.3 or later",
    },
    { pid: ENT, rest: { earlierConversion: "by-11.2.3" as const }, kind: "order", free: false, because: "11.2.3" },
    {
      pid: ENT,
      rest: { earlierConversion: "by-11.2.3" as const, transitionAuthorizationType: "Classic" as const },
      kind: "none",
      free: false,
      because: "the phone's own word counts first",
    },
    { pid: ENT, rest: {}, kind: "order", free: true, because: "history unknown" },
    { pid: ENT, rest: { hasLicenseWarning: false }, kind: "order", free: true, because: "no warning proves nothing" },
    {
      pid: ENT,
      rest: { earlierConversion: "none" as const },
      kind: "order",
      free: true,
      because: "it runs MPP, so 'none' cannot be",
    },
    { pid: MPP, rest: {}, kind: "order", free: false, because: "sold as MPP" },
    {
      pid: MPP,
      rest: { transitionAuthorizationType: "Classic" as const },
      kind: "none",
      free: false,
      because: "type set",
    },
    {
      pid: "CP-8841-3PCC",
      rest: {},
      kind: "order",
      free: true,
      because: "a product name does not prove what it was sold as",
    },
    {
      pid: "8841",
      rest: { earlierConversion: "from-mpp-migration-firmware" as const },
      kind: "order",
      free: false,
      because: "known to be sold as MPP",
    },
  ])("$pid is $kind (may be free: $free): $because", ({ pid, rest, kind, free }) => {
    expect(decideLicense(facts(pid, { runningFirmware: "mpp", ...rest }), m2e, "eligible")).toMatchObject({
      kind,
      mayBeFree: free,
    });
  });
});

test.each([
  { plan: third, pid: "CP-7821-K9=", sku: "L-CP-E2M-78XX-CNV=", support: "CON-SW-LCPE2M7N", because: "7800" },
  {
    plan: third,
    pid: "CP-7832-K9=",
    sku: "L-CP-E2M-78XX-CNV=",
    support: "CON-SW-LCPE2M7N",
    because: "7832 counts as 7800",
  },
  { plan: third, pid: "CP-8865-K9=", sku: "L-CP-E2M-88XX-CNV=", support: "CON-SW-LCPE2M8V", because: "8800" },
  {
    plan: third,
    pid: "CP-8832-NR-K9=",
    sku: "L-CP-E2M-88XX-CNV=",
    support: "CON-SW-LCPE2M8V",
    because: "8832 counts as 8800",
  },
  { plan: m2e, pid: "CP-7811-3PCC-K9=", sku: "L-CP-M2E-78XX-CNV=", support: "CON-SW-LCPM2E7X", because: "7800" },
  { plan: m2e, pid: "CP-8832-3PCC-K9=", sku: "L-CP-M2E-88XX-CNV=", support: "CON-SW-LCPM2E8C", because: "8800" },
])("$plan.direction of $pid orders $sku: $because", ({ plan, pid, sku, support }) => {
  expect(decideLicense(facts(pid), plan, "eligible")).toMatchObject({ kind: "order", sku, supportSku: support });
});

test("what may be free says what to check and where it is readable", () => {
  const onMpp = decideLicense(facts(ENT), m2e, "eligible");
  expect(onMpp.finding.text).toMatch(/Transition Authorization Type.*screen.*11\.3\.5.*web page.*11\.3\.3/);
  const tooOld = decideLicense(
    facts(ENT, { runningFirmware: "mpp", version: parseVersion("11.2.3") }),
    m2e,
    "eligible",
  );
  expect(tooOld).toMatchObject({
    mayBeFree: true,
    finding: { text: expect.stringMatching(/before it runs MPP 11\.3\.3/) },
  });
  const onEnterprise = decideLicense(facts(MPP, { runningFirmware: "enterprise" }), third, "eligible");
  expect(onEnterprise.finding.text).not.toMatch(/Transition Authorization Type/); // an MPP field
  expect(onEnterprise.finding.text).toMatch(/history/);
});

describe("what a phone shows counts as far as its firmware can show it", () => {
  const mpp = { runningFirmware: "mpp" as const };
  test.each([
    {
      rest: { transitionAuthorizationType: "other" as const },
      kind: "none",
      free: false,
      because: "any text on the web page",
    },
    { rest: { transitionAuthorizationType: "empty" as const }, kind: "order", free: false, because: "read, and empty" },
    {
      rest: { transitionAuthorizationType: "Classic" as const, version: parseVersion("11.2.3") },
      kind: "order",
      free: true,
      because: "11.2.3 shows no type",
    },
    {
      rest: { transitionAuthorizationType: "WxC" as const, version: parseVersion("11.3.2") },
      kind: "order",
      free: true,
      because: "one below the web page's first release",
    },
    {
      rest: { transitionAuthorizationType: "Classic" as const, version: parseVersion("11.3.3") },
      kind: "none",
      free: false,
      because: "the web page shows it from 11.3.3",
    },
    {
      rest: { transitionAuthorizationType: "empty" as const, version: parseVersion("11.2.3") },
      kind: "order",
      free: true,
      because: "empty says nothing where there is no field",
    },
    { rest: { hasLicenseWarning: true }, kind: "none", free: false, because: "a warning, registration not said" },
    {
      rest: { hasLicenseWarning: true, isRegistered: true as const },
      kind: "order",
      free: true,
      because: "the warning counts only while it is not registered",
    },
    { rest: { earlierConversion: "by-control-hub" as const }, kind: "none", free: false, because: "by the assistant" },
  ])("$kind, may be free $free: $because", ({ rest, kind, free }) => {
    expect(decideLicense(facts(ENT, { ...mpp, ...rest }), m2e, "eligible")).toMatchObject({ kind, mayBeFree: free });
  });
});

describe("RMA replacement", () => {
  test.each([
    { plan: third, pid: ENT, sku: "L-CP-E2M-88XX-CNV=", because: "a new licence of the same kind" },
    { plan: m2e, pid: "CP-7821-3PCC-K9=", sku: "L-CP-M2E-78XX-CNV=", because: "a new licence of the same kind" },
    { plan: webex, pid: ENT, sku: null, because: "none was bought: the assistant generated it" },
  ])("$pid to $plan.target goes by a GLO case: $because", ({ plan, pid, sku }) => {
    const license = decideLicense(facts(pid, { isRmaReplacement: true }), plan, "eligible");
    expect(license).toMatchObject({ kind: "glo-case", sku, supportSku: null, mayBeFree: false });
    // The guide says that the replacement phone has the order code first bought, not that the licence has.
    expect(license.finding.text).toMatch(/[Rr]eplacement/);
    expect(license.finding.text).not.toContain("L-CP-");
    if (plan === webex) expect(license.finding.text).toMatch(/does not say whether/);
  });
});

test.each([
  { verdict: "ineligible" as const, kind: "none", code: "no-conversion" },
  { verdict: "not-required" as const, kind: "none", code: "no-conversion" },
  { verdict: "needs-information" as const, kind: "undecided", code: "undecided" },
])("a phone that is $verdict has licence $kind", ({ verdict, kind, code }) => {
  for (const plan of [third, webex, m2e]) {
    const license = decideLicense(facts(ENT, { isRmaReplacement: true }), plan, verdict);
    expect(license).toMatchObject({ kind, sku: null, supportSku: null, finding: { code } });
  }
});

test("SKUs of the guide's Table 4", () => {
  expect(LICENSE_SKUS.map(({ sku, supportSku }) => [sku, supportSku])).toEqual([
    ["L-CP-E2M-88XX-CNV=", "CON-SW-LCPE2M8V"],
    ["L-CP-E2M-78XX-CNV=", "CON-SW-LCPE2M7N"],
    ["L-CP-M2E-88XX-CNV=", "CON-SW-LCPM2E8C"],
    ["L-CP-M2E-78XX-CNV=", "CON-SW-LCPM2E7X"],
  ]);
  expect(supportSkuFor("L-CP-E2M-88XX-CNV=")).toBe("CON-SW-LCPE2M8V");
  expect([supportSkuFor("other"), licenseSkuFor("E2M", "7900")]).toEqual([null, null]);
});
