import { describe, expect, test } from "vitest";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { projectAdvisories } from "./advise";
import { evaluate } from "./evaluate";

const third: ConversionTarget = { direction: "E2M", target: "approved-third-party", policy: DEFAULT_POLICY, loads: {} };
const webex: ConversionTarget = { ...third, target: "webex-calling" };
const m2e: ConversionTarget = { direction: "M2E", target: "ucm", policy: DEFAULT_POLICY, loads: {} };

const facts = (product: string, rest: Partial<PhoneFacts> = {}): PhoneFacts => ({
  product: parseProduct(product),
  vid: 5,
  version: parseVersion("14.2.1SR1"),
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
const rulesOf = (plan: ConversionTarget, product: string, rest: Partial<PhoneFacts> = {}) =>
  evaluate(facts(product, rest), plan).advisories.map((finding) => finding.ruleId);

describe("advisories of one phone", () => {
  test.each([
    { pid: "CP-8832-K9=", rest: {}, rule: "advisory.8832-features", says: true, because: "8832 to MPP" },
    { pid: "CP-8832-NR-K9=", rest: {}, rule: "advisory.8832-features", says: true, because: "8832NR to MPP" },
    { pid: "CP-7832-K9=", rest: {}, rule: "advisory.8832-features", says: false, because: "another conference phone" },
    { pid: "CP-8851NR-K9=", rest: {}, rule: "advisory.nr-order-code", says: true, because: "not printed in Table 1" },
    { pid: "CP-8851-K9=", rest: {}, rule: "advisory.nr-order-code", says: false, because: "printed in Table 1" },
    { pid: "CP-8841-K9=", rest: { vid: 14 }, rule: "advisory.fn74296.audio", says: true, because: "V14 itself" },
    { pid: "CP-8841-K9=", rest: { vid: 15 }, rule: "advisory.fn74296.audio", says: false, because: "one above" },
    {
      pid: "CP-8841-K9=",
      rest: { vid: null },
      rule: "advisory.fn74296.audio",
      says: true,
      because: "VID not known is not above",
    },
    { pid: "CP-8845-K9=", rest: { vid: 20 }, rule: "advisory.fn74296.8845", says: true, because: "8845 at every VID" },
    { pid: "CP-8865-K9=", rest: { vid: 5 }, rule: "advisory.fn74296.8845", says: false, because: "8865 is not named" },
    { pid: "CP-8841-K9=", rest: { vid: 14 }, rule: "advisory.fn70546.88x1", says: false, because: "below V15" },
    { pid: "CP-8841-K9=", rest: { vid: 15 }, rule: "advisory.fn70546.88x1", says: true, because: "V15 itself" },
    { pid: "CP-7841-K9=", rest: { vid: 19 }, rule: "advisory.fn70546.78x1", says: false, because: "below V20" },
    { pid: "CP-7841-K9=", rest: { vid: 20 }, rule: "advisory.fn70546.78x1", says: true, because: "V20 itself" },
    { pid: "CP-7811-K9=", rest: { vid: 20 }, rule: "advisory.fn70546.78x1", says: false, because: "7811 is excepted" },
    { pid: "CP-7811-K9=", rest: {}, rule: "advisory.end-of-sale.7811", says: true, because: "catalogue" },
    { pid: "CP-7821-K9=", rest: {}, rule: "advisory.end-of-sale.7821", says: true, because: "catalogue" },
    { pid: "CP-7832-K9=", rest: {}, rule: "advisory.end-of-sale.7832", says: true, because: "catalogue" },
    {
      pid: "CP-8832-W-K9=",
      rest: { isWhite: true },
      rule: "advisory.end-of-sale.white-8832",
      says: true,
      because: "catalogue",
    },
    { pid: "CP-8832-K9=", rest: {}, rule: "advisory.end-of-sale.white-8832", says: false, because: "a black one" },
    { pid: "CP-8851NR-K9=", rest: { vid: 15 }, rule: "advisory.fn70546.88x1", says: false, because: "not named" },
    { pid: "CP-8851-K9=", rest: { vid: 15 }, rule: "advisory.fn70546.88x1", says: true, because: "named" },
    { pid: "CP-8865-K9=", rest: {}, rule: "advisory.end-of-sale.8865", says: true, because: "catalogue" },
    {
      pid: "CP-8831-K9=",
      rest: {},
      rule: "advisory.end-of-sale.8831",
      says: true,
      because: "also for a phone that cannot convert",
    },
    { pid: "Cisco 8841", rest: {}, rule: "advisory.model-name-only", says: true, because: "the label may say more" },
    { pid: "683", rest: {}, rule: "advisory.model-name-only", says: true, because: "a device type is a model name" },
    { pid: "CP-8841-K9=", rest: {}, rule: "advisory.model-name-only", says: false, because: "an order code" },
    {
      pid: "CP-8841-K9=",
      rest: { version: parseVersion("12.8.1") },
      rule: "advisory.conversion-guide-floors",
      says: true,
      because: "below",
    },
    { pid: "CP-8841-K9=", rest: {}, rule: "advisory.conversion-guide-floors", says: false, because: "at the floor" },
    {
      pid: "CP-8841-K9=",
      rest: { runningFirmware: "in-transition" as const },
      rule: "advisory.in-transition",
      says: true,
      because: "TLexE2M",
    },
  ])("$rule on $pid: $says, $because", ({ pid, rest, rule, says }) => {
    expect(rulesOf(third, pid, rest).includes(rule)).toBe(says);
  });

  test("never on a phone that already is where it should be", () => {
    expect(rulesOf(third, "Cisco 8841", { runningFirmware: "mpp" })).toEqual([]);
  });

  test("fills in every placeholder", () => {
    for (const model of ["8841", "8832NR", "8851NR", "8845", "7841", "7821", "8865"]) {
      for (const vid of [null, 5, 21]) {
        for (const plan of [third, m2e]) {
          const rest = {
            vid,
            runningFirmware: plan === m2e ? ("mpp" as const) : null,
            version: parseVersion("12.0.1"),
          };
          for (const { text } of evaluate(facts(model, rest), plan).advisories)
            expect(text).not.toMatch(/[{}]|undefined|null/);
        }
      }
    }
  });

  test("tells when the project's Enterprise load lies below a field notice", () => {
    const plan: ConversionTarget = { ...m2e, loads: { sip88xx: "sip88xx.12-5-1SR3-74" } };
    const text = (given: ConversionTarget) =>
      evaluate(facts("CP-8841-K9=", { vid: 15, runningFirmware: "mpp" }), given).advisories.find(
        ({ ruleId }) => ruleId === "advisory.fn70546.88x1",
      )?.text;
    expect(text(plan)).toMatch(/below/);
    expect(text(m2e)).not.toMatch(/below/);
  });
});

describe("advisories of a project", () => {
  const codes = (plan: ConversionTarget) => projectAdvisories(plan).map((finding) => finding.code);
  const common = ["data-loss", "user-experience", "proof-of-concept", "right-sku", "no-shortcut"];
  const certificates = ["manufacturing-certificate", "manufacturing-certificate"];

  test("Webex Calling", () => {
    expect(codes(webex)).toEqual([...certificates, ...common, "mpp-not-on-ucm", "support", "webex-only"]);
  });

  test("third party and back to Enterprise do not speak of Webex", () => {
    expect(codes(third)).toEqual([...certificates, ...common, "mpp-not-on-ucm", "support"]);
    expect(codes(m2e)).toEqual([...certificates, ...common, "support"]);
  });

  test("the certificate notices say what is known of them, and what is not", () => {
    const [fn72302, fn72593] = projectAdvisories(third);
    expect(fn72302?.text).toMatch(/8841.*5\/2021.*7811.*3\/2022.*3PCC.*other models are not known to us/);
    expect(fn72593?.text).toMatch(/ten years.*2029-05-14/);
  });
});
